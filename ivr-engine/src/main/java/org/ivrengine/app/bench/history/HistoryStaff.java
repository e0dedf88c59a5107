package org.ivrengine.app.bench.history;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.AgentSpan.Activity;
import org.jspecify.annotations.Nullable;

/** Agents of one day: who is there when, who is free next, and what they did, without overlaps. */
final class HistoryStaff {

    private static final long HOUR_MS = 3_600_000;
    private static final int[] SHIFT_BEGINS = {7, 8, 8, 9, 9, 10, 11, 12, 13, 14};
    private static final int SHIFT_HOURS = 8;
    private static final long LUNCH_MS = 1_800_000;
    private static final int LOOKED_AT_MAX = 40;

    private final List<List<Member>> byQueue = new ArrayList<>();
    private final List<Member> all = new ArrayList<>();

    /** An agent with her day; belongs to one thread. */
    static final class Member {
        final String name;
        final long beginMs;
        final long endMs;
        private long freeAtMs;
        private long lunchAtMs;
        private final List<JournalEntry.Span> spans = new ArrayList<>();

        private Member(String name, long beginMs, long endMs) {
            this.name = name;
            this.beginMs = beginMs;
            this.endMs = endMs;
            freeAtMs = beginMs;
        }

        long freeFrom(long atMs) {
            return Math.max(atMs, freeAtMs);
        }

        private boolean isThere(long atMs) {
            return beginMs <= atMs && freeFrom(atMs) < endMs;
        }

        void work(long fromMs, long untilMs) {
            span(Activity.AVAILABLE, freeAtMs, fromMs, "available", "");
            span(Activity.OCCUPIED, fromMs, untilMs, "talking", "");
            freeAtMs = untilMs;
            if (untilMs >= lunchAtMs && untilMs < endMs) {
                freeAtMs = Math.min(endMs, untilMs + LUNCH_MS);
                span(Activity.PAUSED, untilMs, freeAtMs, "paused", "lunch");
                lunchAtMs = Long.MAX_VALUE;
            }
        }

        private void span(Activity activity, long fromMs, long untilMs, String state, String reason) {
            if (untilMs > fromMs) {
                spans.add(new JournalEntry.Span("", new AgentSpan(name, activity, fromMs, untilMs), state, reason));
            }
        }
    }

    /** @param midnightMs milliseconds since the epoch at the day's beginning */
    HistoryStaff(int agents, long dayNumber, long midnightMs, SplittableRandom random) {
        HistoryShape.QUEUES.forEach(_ -> byQueue.add(new ArrayList<>()));
        for (int i = 0; i < agents; i++) {
            boolean isOff = (i + dayNumber) % 7 < 2;
            if (!isOff) {
                long beginMs = midnightMs + SHIFT_BEGINS[i % SHIFT_BEGINS.length] * HOUR_MS;
                Member member = new Member(HistoryShape.agent(i), beginMs, beginMs + SHIFT_HOURS * HOUR_MS);
                all.add(member);
                // The same few queues every day.
                SplittableRandom skills = new SplittableRandom(i);
                for (int n = 2 + skills.nextInt(3); n > 0; n--) {
                    List<Member> members = byQueue.get(HistoryShape.queue(skills));
                    if (!members.contains(member)) {
                        members.add(member);
                    }
                }
                member.lunchAtMs = beginMs + 3 * HOUR_MS + random.nextInt(3_600_000);
            }
        }
    }

    /** @return who of some is free first; null when nobody of the queue is there */
    @Nullable
    Member next(int queue, long atMs, SplittableRandom random) {
        List<Member> members = byQueue.get(queue);
        Member first = null;
        int start = members.isEmpty() ? 0 : random.nextInt(members.size());
        for (int i = 0; i < Math.min(members.size(), LOOKED_AT_MAX); i++) {
            Member member = members.get((start + i) % members.size());
            if (member.isThere(atMs) && (first == null || member.freeFrom(atMs) < first.freeFrom(atMs))) {
                first = member;
                if (first.freeFrom(atMs) == atMs) {
                    return first;
                }
            }
        }
        return first;
    }

    /** @return what everybody did, to the ends of their shifts */
    List<JournalEntry.Span> spans() {
        List<JournalEntry.Span> spans = new ArrayList<>();
        for (Member member : all) {
            member.span(Activity.AVAILABLE, member.freeAtMs, member.endMs, "available", "");
            spans.addAll(member.spans);
        }
        return spans;
    }
}
