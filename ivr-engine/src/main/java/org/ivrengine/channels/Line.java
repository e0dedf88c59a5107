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

    /** Whether its far end has its partner on hold. */
    HoldState holds = HoldState.NOT_HELD;

    OptionalLong talkSinceMs = OptionalLong.empty();
    String note = "";

    /** When its far end hung up. */
    OptionalLong hungUpMs = OptionalLong.empty();

    /** Something other than its far end wants it to end. */
    boolean commanded;

    /** Made to reach a telephone; false: its far end called us. */
    boolean dialed;

    String dialedBy = "";
    OptionalLong ringingMs = OptionalLong.empty();
    OptionalLong answeredMs = OptionalLong.empty();
    String dialStatus = "";

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
}
