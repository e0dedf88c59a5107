package org.ivrengine.report;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.ivrengine.report.Cell.By;

/**
 * Folds contacts and agents' time into figures per interval and per queue, agent and skill.
 *
 * <p>An event counts in the interval in which it happened (joined; answered or gone), a contact's handle time in the one
 * in which it ended, an agent's time is cut at the borders. So the intervals of a stretch merge to exactly the figures of
 * the stretch. Not thread-safe; whoever made it owns it.
 */
public final class Report {

    private final LongFunction<Interval> intervalOf;
    private final Function<String, Targets> targetsOf;
    private final SortedMap<Cell, Tally> cells = new TreeMap<>();
    private long fromMs = Long.MIN_VALUE;
    private long untilMs = Long.MAX_VALUE;

    private Report(LongFunction<Interval> intervalOf, Function<String, Targets> targetsOf) {
        this.intervalOf = intervalOf;
        this.targetsOf = targetsOf;
    }

    /**
     * @param zone the site's time zone
     * @param targetsOf promise by queue
     * @return an empty report by quarters of an hour
     */
    public static Report byQuarters(ZoneId zone, Function<String, Targets> targetsOf) {
        return new Report(atMs -> Interval.quarterOf(atMs, zone), targetsOf);
    }

    /** @return an empty report that tells no intervals apart */
    public static Report ofAllTime(Function<String, Targets> targetsOf) {
        return new Report(atMs -> Interval.ALWAYS, targetsOf);
    }

    /**
     * Leaves out of what is added from now on what happened outside of this time: events of contacts, parts of agents'
     * time.
     *
     * @param fromMs first millisecond since the epoch
     * @param untilMs first millisecond that no longer belongs to it
     */
    public Report only(long fromMs, long untilMs) {
        this.fromMs = fromMs;
        this.untilMs = untilMs;
        return this;
    }

    /** Adds what was counted before. */
    public Report add(Cell cell, Map<Count, Long> counts) {
        Tally tally = tally(cell);
        counts.forEach(tally::add);
        return this;
    }

    public Report add(Contact contact) {
        Tally joined = new Tally();
        joined.add(Count.OFFERED, 1);
        merge(contact.joinedAtMs(), contact, joined);
        merge(contact.waitEndedAtMs(), contact, endOfWait(contact, targetsOf.apply(contact.queue())));
        if (contact.outcome() == Outcome.ANSWERED) {
            merge(contact.endedAtMs(), contact, handling(contact));
        }
        return this;
    }

    private static Tally endOfWait(Contact contact, Targets targets) {
        Tally tally = new Tally();
        int within = contact.waitMs() <= targets.serviceLevelMs() ? 1 : 0;
        tally.add(Count.WAIT_MS, contact.waitMs());
        tally.add(Count.LONGEST_WAIT_MS, contact.waitMs());
        switch (contact.outcome()) {
            case ANSWERED -> {
                tally.add(Count.ANSWERED, 1);
                tally.add(Count.ANSWERED_WITHIN, within);
                tally.add(Count.WAIT_ANSWERED_MS, contact.waitMs());
                tally.add(Count.RING_MS, contact.ringMs());
                tally.add(Count.WHISPER_MS, contact.whisperMs());
                for (Announcement said : contact.announcements()) {
                    tally.add(Count.ANNOUNCED, 1);
                    tally.add(
                            Count.ANNOUNCED_ERROR_MS,
                            Math.abs(said.atMs() + said.remainingMs() - contact.waitEndedAtMs()));
                }
            }
            case ABANDONED -> {
                tally.add(Count.ABANDONED, 1);
                tally.add(Count.ABANDONED_WITHIN, within);
                tally.add(Count.SHORT_ABANDONED, contact.waitMs() <= targets.shortAbandonMs() ? 1 : 0);
            }
            case OVERFLOWED -> tally.add(Count.OVERFLOWED, 1);
            case VOICEMAIL -> tally.add(Count.VOICEMAIL, 1);
            case CALLBACK_REQUESTED -> tally.add(Count.CALLBACK_REQUESTED, 1);
            case LEFT_BY_KEY -> tally.add(Count.LEFT_BY_KEY, 1);
            case REFUSED -> tally.add(Count.REFUSED, 1);
            case LOST -> tally.add(Count.LOST, 1);
        }
        return tally;
    }

    private static Tally handling(Contact contact) {
        Tally tally = new Tally();
        tally.add(Count.HANDLED, 1);
        tally.add(Count.TALK_MS, contact.talkMs());
        tally.add(Count.HOLD_MS, contact.holdMs());
        tally.add(Count.WRAP_UP_MS, contact.wrapUpMs());
        tally.add(Count.TRANSFERRED, contact.transferred() ? 1 : 0);
        return tally;
    }

    /** Spans of one agent must not overlap. */
    public Report add(AgentSpan span) {
        Count count = switch (span.activity()) {
            case AVAILABLE -> Count.AVAILABLE_MS;
            case OCCUPIED -> Count.OCCUPIED_MS;
            case PAUSED -> Count.PAUSED_MS;
        };
        long atMs = Math.max(span.fromMs(), fromMs);
        long spanEndMs = Math.min(span.untilMs(), untilMs);
        while (atMs < spanEndMs) {
            Interval interval = intervalOf.apply(atMs);
            long endMs = Math.min(spanEndMs, interval.untilMs());
            tally(new Cell(interval, By.ALL, "")).add(count, endMs - atMs);
            tally(new Cell(interval, By.AGENT, span.agent())).add(count, endMs - atMs);
            atMs = endMs;
        }
        return this;
    }

    /** @return lines in order of time, then kind, then name; a view */
    public SortedMap<Cell, Tally> cells() {
        return Collections.unmodifiableSortedMap(cells);
    }

    /** @return figures of all intervals merged, by name: of each queue, of each agent, of each skill, or of all as "" */
    public SortedMap<String, Tally> merged(By by) {
        SortedMap<String, Tally> merged = new TreeMap<>();
        cells.forEach((cell, tally) -> {
            if (cell.by() == by) {
                merged.computeIfAbsent(cell.name(), name -> new Tally()).addAll(tally);
            }
        });
        return merged;
    }

    /** @return figures of all intervals merged, for one queue, agent or skill; all zero when there was nothing */
    public Tally merged(By by, String name) {
        return merged(by).getOrDefault(name, new Tally());
    }

    private void merge(long atMs, Contact contact, Tally event) {
        if (atMs < fromMs || atMs >= untilMs) {
            return;
        }
        Interval interval = intervalOf.apply(atMs);
        tally(new Cell(interval, By.ALL, "")).addAll(event);
        tally(new Cell(interval, By.QUEUE, contact.queue())).addAll(event);
        String agent = contact.agent();
        if (agent != null) {
            tally(new Cell(interval, By.AGENT, agent)).addAll(event);
        }
        for (String skill : contact.skills()) {
            tally(new Cell(interval, By.SKILL, skill)).addAll(event);
        }
    }

    private Tally tally(Cell cell) {
        return cells.computeIfAbsent(cell, any -> new Tally());
    }
}
