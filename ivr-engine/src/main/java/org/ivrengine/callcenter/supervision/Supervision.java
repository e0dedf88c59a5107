package org.ivrengine.callcenter.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ivrengine.callcenter.Served;

/**
 * One act of a supervisor, as it is kept.
 *
 * @param who asked for it: a user of this machine, a program, or herself by telephone
 * @param supervisor id of the agent in whose name it was done
 * @param channel of her telephone; empty where none took part
 * @param detail what was changed, from what to what; where it was refused, what was asked for; empty otherwise
 * @param stretches of time in which she took part, in order; the last may go on
 * @param endedAt empty while it goes on
 * @param outcome in words; empty while it goes on
 */
public record Supervision(
        String id,
        Kind kind,
        Instant askedAt,
        String who,
        String supervisor,
        Subject subject,
        String channel,
        String detail,
        List<Stretch> stretches,
        Optional<Instant> endedAt,
        String outcome) {

    public Supervision {
        stretches = List.copyOf(stretches);
    }

    /** What was done. */
    public enum Kind {
        /** Listened, whispered or barged in, by turns. */
        WATCH,
        TAKE_OVER,
        CONFERENCE,
        /** A waiting call to another queue. */
        MOVE,
        /** Of a waiting call. */
        PRIORITY,
        /** Of a waiting call to an agent. */
        OFFER,
        /** Of a call that is stuck. */
        HANG_UP,
        /** Of an agent who is stuck. */
        RESET;

        /** Whether it is over as soon as it is done; else somebody takes part for a time. */
        boolean isMoment() {
            return switch (this) {
                case MOVE, PRIORITY, OFFER, HANG_UP, RESET -> true;
                case WATCH, TAKE_OVER, CONFERENCE -> false;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * With whom; what is not known or does not matter is empty.
     *
     * @param call our id of it
     */
    public record Subject(String agent, String call, String contact, String queue) {

        public static final Subject NOBODY = new Subject("", "", "", "");

        static Subject of(Served served) {
            return new Subject(served.agent(), served.call(), served.contact(), served.queue());
        }
    }

    /** @param until empty while it goes on, or when nobody knows */
    public record Stretch(Mode mode, Instant from, Optional<Instant> until) {}

    /** She takes part in this way from now on. */
    public Supervision with(Mode mode, Instant from) {
        List<Stretch> all = new ArrayList<>(paused(from).stretches);
        all.add(new Stretch(mode, from, Optional.empty()));
        return withStretches(all);
    }

    /** She takes no part from now on. */
    public Supervision paused(Instant at) {
        return withStretches(stretches.stream()
                .map(stretch -> stretch.until().isPresent()
                        ? stretch
                        : new Stretch(stretch.mode(), stretch.from(), Optional.of(later(at, stretch.from()))))
                .toList());
    }

    /** It is over. */
    public Supervision ended(Instant at, String how) {
        return over(paused(at).stretches, at, how);
    }

    /** The same with what was changed. */
    Supervision changed(String from, String to) {
        return new Supervision(
                id, kind, askedAt, who, supervisor, subject, channel, from + " -> " + to, stretches, endedAt, outcome);
    }

    /** It was over when we were back; nobody knows since when. */
    Supervision lost(Instant noticedAt) {
        return over(
                stretches,
                noticedAt,
                kind.isMoment()
                        ? "the engine went before it was known what came of it"
                        : "ended while the engine was away");
    }

    private Supervision over(List<Stretch> all, Instant at, String how) {
        return new Supervision(
                id,
                kind,
                askedAt,
                who,
                supervisor,
                subject,
                channel,
                detail,
                all,
                Optional.of(later(at, askedAt)),
                how);
    }

    private Supervision withStretches(List<Stretch> all) {
        return new Supervision(id, kind, askedAt, who, supervisor, subject, channel, detail, all, endedAt, outcome);
    }

    /** Asterisk's clock and ours may differ by a moment. */
    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** How she takes part now. */
    Optional<Mode> mode() {
        return stretches.isEmpty() || stretches.getLast().until().isPresent()
                ? Optional.empty()
                : Optional.of(stretches.getLast().mode());
    }
}
