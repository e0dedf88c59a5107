package org.ivrengine.channels;

import java.util.OptionalLong;

/** What is known of one channel. Changed by {@link Channels} only. */
final class Line {

    final String id;
    String name;
    String call = "";
    String linkedId = "";
    ChannelState state = ChannelState.OTHER;
    String bridgeId = "";
    HoldState hold = HoldState.NOT_HELD;
    OptionalLong talkSinceMs = OptionalLong.empty();
    String note = "";

    /** When it was asked to end. */
    OptionalLong hangUpRequestedMs = OptionalLong.empty();

    /** Made to reach a telephone; false: its far end called us. */
    boolean dialed;

    String dialedBy = "";
    OptionalLong ringingMs = OptionalLong.empty();
    OptionalLong answeredMs = OptionalLong.empty();
    String dialStatus = "";

    /** Its far end has handed its partner over, or it was handed over itself. */
    boolean transferred;

    Line(String id, String name) {
        this.id = id;
        this.name = name;
    }

    static Line of(UpChannel up) {
        Line line = new Line(up.id(), up.name());
        line.call = up.call();
        line.refresh(up);
        return line;
    }

    /** Takes over what a snapshot says; what it cannot say stays. */
    void refresh(UpChannel up) {
        name = up.name();
        call = up.call().isEmpty() ? call : up.call();
        linkedId = up.linkedId();
        state = up.state();
        bridgeId = up.bridgeId();
        dialed |= up.dialed();
        hold = up.hold();
        talkSinceMs = up.talkSinceMs();
        note = up.note();
    }

    /** {@code PJSIP/anna} of {@code PJSIP/anna-0000002a}. */
    String endpoint() {
        int end = name.lastIndexOf('-');
        return end > 0 ? name.substring(0, end) : name;
    }

    Leg leg() {
        return new Leg(dialedBy, id, endpoint());
    }

    UpChannel up() {
        return new UpChannel(id, name, call, linkedId, state, bridgeId, dialed, hold, talkSinceMs, note);
    }
}
