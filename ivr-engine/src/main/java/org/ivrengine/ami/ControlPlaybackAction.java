package org.ivrengine.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** Acts on the sound that a channel is being played. The library has no class for it, and asks for public getters. */
public final class ControlPlaybackAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    private final String channel;
    private final String control;

    private ControlPlaybackAction(String channel, String control) {
        this.channel = channel;
        this.control = control;
    }

    /** Ends the sound. */
    static ControlPlaybackAction stop(String channel) {
        return new ControlPlaybackAction(channel, "stop");
    }

    @Override
    public String getAction() {
        return "ControlPlayback";
    }

    public String getChannel() {
        return channel;
    }

    public String getControl() {
        return control;
    }
}
