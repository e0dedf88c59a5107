package org.ivrengine.channels;

/** As far as we tell them apart. */
public enum ChannelState {
    /** Made by Asterisk, and nothing heard from the far end yet. */
    DOWN,
    RINGING,
    UP,
    OTHER
}
