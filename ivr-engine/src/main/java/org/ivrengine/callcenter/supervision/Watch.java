package org.ivrengine.callcenter.supervision;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.jspecify.annotations.Nullable;

/** A supervisor's telephone that is with somebody's talk. Belongs to the supervisors' thread. */
final class Watch {

    /** Where it stands. */
    enum Phase {
        /** Her telephone is asked to ring, or she has dialled the code; she hears nothing yet. */
        CONNECTING,
        /** She hears the talk. */
        WATCHING,
        /** On her way into the talk. */
        JOINING,
        JOINED,
        /** The talk is over; she waits for the agent's next one. */
        STAYING,
        OVER
    }

    final Agent supervisor;
    final String channel;
    Phase phase = Phase.CONNECTING;
    /** Asterisk has made a channel for her telephone. */
    boolean hasChannel;

    boolean rang;
    boolean answered;
    boolean refusedIt;
    Mode begins = Mode.LISTEN;
    boolean stays;
    boolean takesOver;
    Served target;
    Supervision act;

    /** Begins when the one before is over: she joins the talk that she listens to. */
    @Nullable
    Supervision next;

    /** Who waits for what comes of it. */
    @Nullable
    CompletableFuture<Answer> asked;

    Watch(Agent supervisor, String channel, Served target, Supervision act) {
        this.supervisor = supervisor;
        this.channel = channel;
        this.target = target;
        this.act = act;
    }

    Optional<Mode> mode() {
        return act.mode();
    }

    /** For screens. */
    Floor.Supervisor shown() {
        Instant since = act.stretches().isEmpty()
                ? act.askedAt()
                : act.stretches().getLast().from();
        return new Floor.Supervisor(
                supervisor.id(),
                target.agent(),
                target.call(),
                mode().map(Mode::word).orElse(""),
                since.toEpochMilli());
    }

    boolean isWith(Served talk) {
        return phase != Phase.OVER && phase != Phase.STAYING && target.call().equals(talk.call());
    }

    void answer(Answer answer) {
        CompletableFuture<Answer> waiting = asked;
        asked = null;
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    void done(String message) {
        answer(new Answer.Done(act.id(), message));
    }

    void refused(String message) {
        answer(new Answer.Refused(Answer.Why.NOT_NOW, message));
    }

    /** For screens and answers, for example "listens to anna". */
    String says() {
        String whom = target.agent();
        return supervisor.id()
                + switch (phase) {
                    case CONNECTING -> "'s telephone rings";
                    case JOINING -> " is on her way to " + whom;
                    case STAYING -> " waits for the next call of " + whom;
                    case WATCHING, JOINED ->
                        " " + mode().map(mode -> verb(mode, whom)).orElse("is with " + whom);
                    case OVER -> " has left";
                };
    }

    private static String verb(Mode mode, String whom) {
        return switch (mode) {
            case LISTEN -> "listens to " + whom;
            case WHISPER -> "whispers to " + whom;
            case BARGE -> "speaks to " + whom + " and the caller";
            case TALK -> "talks with the caller of " + whom;
        };
    }
}
