package org.ivrengine.app.engine;

import java.util.Map;
import java.util.function.Consumer;
import org.ivrengine.callcenter.supervision.CallsUp;

/** The calls that this engine holds, for supervisors. */
final class EngineCalls implements CallsUp {

    private final LiveCalls live;
    private volatile Consumer<String> gone = channel -> {};

    EngineCalls(LiveCalls live) {
        this.live = live;
    }

    /** @param told of channels that Asterisk does not have */
    void whenGone(Consumer<String> told) {
        gone = told;
    }

    @Override
    public Map<String, String> channels() {
        return live.channels();
    }

    @Override
    public void gone(String channelId) {
        gone.accept(channelId);
    }
}
