package org.ivrengine.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.ChannelChange.TalkBegan;
import org.ivrengine.channels.ChannelChange.TalkEnded;
import org.ivrengine.channels.ChannelEvent;
import org.ivrengine.channels.Channels;
import org.ivrengine.channels.Leg;
import org.ivrengine.channels.Span;
import org.ivrengine.channels.Talk;
import org.junit.jupiter.api.Test;

/** Recorded cases happen at the same time; then reports are lost, or come twice, or not at all. */
class RandomReportsTest {

    private static final int SEEDS = 400;
    private static final int CASES_AT_ONCE = 6;
    private static final int SPREAD_MS = 3_000;

    private static final List<List<ChannelEvent>> RECORDED = Stream.of(
                    "agent-hangs-up",
                    "caller-hangs-up",
                    "both-hang-up-at-once",
                    "agent-holds-twice",
                    "caller-holds-then-agent-holds-then-caller-hangs-up",
                    "rejects-486",
                    "caller-hangs-up-while-it-rings",
                    "answer-crosses-the-withdrawal",
                    "agent-hangs-up-in-the-whisper",
                    "whisper-then-talk",
                    "blind-transfer",
                    "attended-transfer",
                    "transfer-into-a-ringing-consultation",
                    "transfer-into-a-waiting-consultation",
                    "conference",
                    "supervisor-listens",
                    "talk-ends-under-the-supervisor",
                    "supervisor-takes-over",
                    "keyed-consultation-handed-over",
                    "keyed-consultation-with-sound",
                    "keyed-consultation-handed-over-ringing",
                    "keyed-consultation-waits-with-sound",
                    "keyed-consultation-returns",
                    "keyed-consultation-refused",
                    "keyed-consultation-caller-leaves")
            .map(name -> RecordedCase.play(name).events())
            .toList();

    @Test
    void whatHappensToOthersMeanwhileChangesNoTalk() {
        forEachSeed(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            List<List<ChannelEvent>> cases = cases(random);
            List<Talk> alone = new ArrayList<>();
            cases.forEach(one -> alone.addAll(ended(fold(one))));

            assertEquals(byLeg(alone), byLeg(ended(fold(merged(cases)))));
        });
    }

    @Test
    void afterAGapWhatIsKnownIsTrueAndTheRestIsMarkedUnknown() {
        forEachSeed(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            List<ChannelEvent> all = merged(cases(random));
            List<ChannelChange> seen = fold(withGap(all, random));

            assertConsistent(seen);
            Map<Leg, List<Talk>> truth = byLeg(ended(fold(all)));
            byLeg(ended(seen)).forEach((leg, talks) -> {
                List<Talk> real = truth.getOrDefault(leg, List.of());
                if (talks.size() == 1 && real.size() == 1) {
                    assertNeverGuessed(talks.getFirst(), real.getFirst());
                }
            });
        });
    }

    @Test
    void reportsThatComeTwiceOrNeverLeaveNothingBehindOnceASnapshotCame() {
        forEachSeed(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            Channels channels = new Channels();
            List<ChannelChange> changes = new ArrayList<>();
            for (ChannelEvent event : merged(cases(random))) {
                for (int i = random.nextInt(4); i > 0; i = i == 3 ? 2 : 0) {
                    changes.addAll(channels.apply(event));
                }
            }
            changes.addAll(channels.apply(new ChannelEvent.Snapshot(Long.MAX_VALUE / 2, List.of())));

            assertConsistent(changes);
            assertEquals(List.of(), channels.up());
            assertEquals(List.of(), channels.talks());
        });
    }

    private static void forEachSeed(LongConsumer check) {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                check.accept(seed);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("with seed " + seed, failed);
            }
        }
    }

    private static List<List<ChannelEvent>> cases(SplittableRandom random) {
        List<List<ChannelEvent>> cases = new ArrayList<>();
        for (int i = 0; i < CASES_AT_ONCE; i++) {
            List<ChannelEvent> recorded = RECORDED.get(random.nextInt(RECORDED.size()));
            long shiftMs = 1_000_000 - recorded.getFirst().atMs() + random.nextInt(SPREAD_MS);
            cases.add(ShiftedEvents.of(recorded, "c" + i + "-", shiftMs));
        }
        return cases;
    }

    /** By time; what happened at the same millisecond in the order of each case. */
    private static List<ChannelEvent> merged(List<List<ChannelEvent>> cases) {
        List<ChannelEvent> all = new ArrayList<>();
        cases.forEach(all::addAll);
        all.sort(Comparator.comparingLong(ChannelEvent::atMs));
        return all;
    }

    private static List<ChannelEvent> withGap(List<ChannelEvent> all, SplittableRandom random) {
        int lost = random.nextInt(all.size());
        int back = lost + random.nextInt(all.size() - lost);
        TrueState truth = new TrueState();
        all.subList(0, back).forEach(truth::apply);
        List<ChannelEvent> seen = new ArrayList<>(all.subList(0, lost));
        seen.add(new ChannelEvent.ReportsLost(all.get(lost).atMs()));
        seen.add(truth.snapshot(all.get(Math.max(0, back - 1)).atMs()));
        seen.addAll(all.subList(back, all.size()));
        return seen;
    }

    private static List<ChannelChange> fold(List<ChannelEvent> events) {
        Channels channels = new Channels();
        List<ChannelChange> changes = new ArrayList<>();
        events.forEach(event -> changes.addAll(channels.apply(event)));
        assertEquals(List.of(), channels.up(), "all have hung up");
        assertEquals(List.of(), channels.talks());
        return changes;
    }

    private static List<Talk> ended(List<ChannelChange> changes) {
        return changes.stream()
                .filter(TalkEnded.class::isInstance)
                .map(change -> ((TalkEnded) change).talk())
                .toList();
    }

    private static Map<Leg, List<Talk>> byLeg(List<Talk> talks) {
        Map<Leg, List<Talk>> byLeg = new HashMap<>();
        talks.forEach(talk ->
                byLeg.computeIfAbsent(talk.leg(), leg -> new ArrayList<>()).add(talk));
        return byLeg;
    }

    /** What is told as hold was hold, and what was hold is told as such or as unknown. */
    private static void assertNeverGuessed(Talk told, Talk real) {
        for (Span hold : told.holds()) {
            assertTrue(
                    real.holds().stream().anyMatch(one -> one.fromMs() <= hold.fromMs() && hold.toMs() <= one.toMs()),
                    () -> hold + " was none of " + real.holds());
        }
        long startMs = told.began().atMs();
        for (Span hold : real.holds()) {
            long afterStartMs = Math.max(0, hold.toMs() - Math.max(hold.fromMs(), startMs));
            long coveredMs = overlap(hold, told.holds()) + overlap(hold, told.unknown());
            assertTrue(coveredMs >= afterStartMs, () -> hold + " is missing in " + told);
        }
        if (told.ended().orElseThrow().exact()) {
            assertEquals(real.ended(), told.ended());
        }
        if (told.began().exact()) {
            assertEquals(real.began(), told.began());
        }
    }

    private static long overlap(Span span, List<Span> others) {
        return others.stream()
                .mapToLong(other ->
                        Math.max(0, Math.min(span.toMs(), other.toMs()) - Math.max(span.fromMs(), other.fromMs())))
                .sum();
    }

    /** Every talk begins and ends once, and its times add up. */
    private static void assertConsistent(List<ChannelChange> changes) {
        Map<Leg, Boolean> open = new HashMap<>();
        for (ChannelChange change : changes) {
            if (change instanceof TalkBegan began) {
                assertFalse(open.getOrDefault(began.talk().leg(), false), () -> "began twice: " + began);
                open.put(began.talk().leg(), true);
            } else if (change instanceof TalkEnded ended) {
                assertTrue(open.getOrDefault(ended.talk().leg(), false), () -> "ended without beginning: " + ended);
                open.put(ended.talk().leg(), false);
                assertTimesAddUp(ended.talk());
            }
        }
        assertFalse(open.containsValue(true), () -> "never ended: " + open);
    }

    private static void assertTimesAddUp(Talk talk) {
        long endMs = talk.ended().orElseThrow().atMs();
        List<Span> spans = new ArrayList<>(talk.holds());
        spans.addAll(talk.unknown());
        spans.sort(Comparator.comparingLong(Span::fromMs));
        long atMs = talk.began().atMs();
        for (Span span : spans) {
            assertTrue(span.fromMs() >= atMs && span.toMs() <= endMs, () -> span + " does not fit into " + talk);
            atMs = span.toMs();
        }
        assertEquals(endMs - talk.began().atMs(), talk.holdMs(endMs) + talk.unknownMs() + talk.talkMs(endMs));
    }
}
