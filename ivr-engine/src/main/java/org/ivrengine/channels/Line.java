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

    /** When it left a bridge last. */
    long leftMs;

    /** Whether its far end has its partner on hold. */
    HoldState holds = HoldState.NOT_HELD;

    OptionalLong talkSinceMs = OptionalLong.empty();
    String note = "";

    /** When its far end hung up. */
    OptionalLong hungUpMs = OptionalLong.empty();

    /** The near half of the Local channel through which she consults somebody by keys; empty while she does not. */
    String consultsThrough = "";

    /** Where the caller waits for her meanwhile. */
    String callersBridge = "";

    /** She has handed a caller over in this call, by keys; it ends with that. */
    boolean handedOver;

    /** Of the far half of such a channel: the caller who stands there since she was handed over; empty before. */
    String handedTo = "";

    /** On its way into another bridge, which for us is the one in which it is. */
    boolean moves;

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
