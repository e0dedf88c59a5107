package org.ivrengine.channels;

/** As far as we tell them apart. */
public enum ChannelState {
    RINGING,
    UP,
    OTHER
}
