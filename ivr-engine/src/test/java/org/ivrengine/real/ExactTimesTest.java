package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ivrengine.channels.ChannelChange.TalkEnded;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Talk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Talk and hold as the manager interface tells them, beside the telephones' own clocks, over two hundred real calls. What a
 * telephone asks for happens some time before it has the answer; on a quiet machine that is a few milliseconds.
 */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class ExactTimesTest {

    private static final int AGENTS = 20;
    private static final int CALLS_EACH = 10;
    private static final int EXACT_MS = 50;
    private static final long SEED = 20_261_122;

    /** Something that Asterisk did between two moments: when it was asked, and when it had agreed. */
    private record Between(long fromMs, long untilMs) {

        static Between of(long askedMs) {
            return new Between(askedMs, System.currentTimeMillis());
        }

        /** How far a time lies outside. */
        long fault(long toldMs) {
            return Math.max(0, Math.max(fromMs - toldMs, toldMs - untilMs));
        }

        /** How long it was since an earlier one, at least and at most. */
        Between since(Between earlier) {
            return new Between(fromMs - earlier.untilMs, untilMs - earlier.fromMs);
        }

        Between plus(Between other) {
            return new Between(fromMs + other.fromMs, untilMs + other.untilMs);
        }

        Between minus(Between other) {
            return new Between(fromMs - other.untilMs, untilMs - other.fromMs);
        }
    }

    /**
     * One call as the telephones saw it.
     *
     * @param resumes one for each hold, but for a last one that lasts to the end
     */
    private record Played(
            Between began, Between ended, List<Between> holds, List<Between> resumes, boolean agentHungUp) {

        private Between held() {
            Between held = new Between(0, 0);
            for (int n = 0; n < holds.size(); n++) {
                held = held.plus((n < resumes.size() ? resumes.get(n) : ended).since(holds.get(n)));
            }
            return held;
        }
    }

    @Test
    void talkAndHoldOfTwoHundredCallsAreExactToFiftyMilliseconds(RealAsterisk asterisk) throws Exception {
        String[] names = IntStream.range(0, AGENTS)
                .boxed()
                .flatMap(n -> Stream.of("caller" + n, "agent" + n))
                .toArray(String[]::new);
        List<Long> faults = new ArrayList<>();
        try (PhoneRoom room = new PhoneRoom(asterisk, names);
                WatchedChannels watched = new WatchedChannels(asterisk);
                ExecutorService shift = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Played>>> agents = IntStream.range(0, AGENTS)
                    .mapToObj(n -> shift.submit(() -> shiftOf(room, n)))
                    .toList();
            List<List<Played>> played = new ArrayList<>();
            for (Future<List<Played>> agent : agents) {
                played.add(agent.get());
            }
            Awaitility.await().until(() -> watched.all(TalkEnded.class).size() == AGENTS * CALLS_EACH);
            Map<String, List<TalkEnded>> told = watched.all(TalkEnded.class).stream()
                    .collect(Collectors.groupingBy(ended -> ended.talk().leg().endpoint()));
            for (int n = 0; n < AGENTS; n++) {
                List<TalkEnded> ofAgent = told.getOrDefault("PJSIP/agent" + n, List.of());
                assertEquals(CALLS_EACH, ofAgent.size());
                for (int i = 0; i < CALLS_EACH; i++) {
                    faults.addAll(compare(played.get(n).get(i), ofAgent.get(i)));
                }
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("with seed " + SEED, failed.getCause());
        }
        Collections.sort(faults);
        System.err.printf(
                "%d times of %d calls: half within %d ms, 99 %% within %d ms, the worst %d ms%n",
                faults.size(),
                AGENTS * CALLS_EACH,
                faults.get(faults.size() / 2),
                faults.get(faults.size() * 99 / 100),
                faults.getLast());
        assertTrue(faults.getLast() <= EXACT_MS, () -> "worst: " + faults.subList(faults.size() - 10, faults.size()));
    }

    private static List<Played> shiftOf(PhoneRoom room, int n) {
        SplittableRandom random = new SplittableRandom(SEED + n);
        List<Played> calls = new ArrayList<>();
        for (int i = 0; i < CALLS_EACH; i++) {
            SipDialog caller = room.phone("caller" + n).call("agent" + n);
            SipDialog agent = room.phone("agent" + n).awaitCall();
            passMs(random.nextInt(50, 300));
            agent.answer();
            caller.await("is answered");
            passMs(random.nextInt(150, 600));
            List<Between> holds = new ArrayList<>();
            List<Between> resumes = new ArrayList<>();
            for (int left = random.nextInt(3); left > 0; left--) {
                agent.hold();
                holds.add(Between.of(agent.atMs("holds", holds.size())));
                passMs(random.nextInt(100, 400));
                if (left > 1 || random.nextBoolean()) {
                    agent.resume();
                    resumes.add(Between.of(agent.atMs("resumes", resumes.size())));
                    passMs(random.nextInt(100, 300));
                }
            }
            boolean agentHangsUp = random.nextBoolean();
            SipDialog first = agentHangsUp ? agent : caller;
            first.hangUp();
            (agentHangsUp ? caller : agent).await("is hung up on");
            Awaitility.await().until(first::isHangUpAgreed);
            Between began = new Between(agent.atMs("answers", 0), caller.atMs("is answered", 0));
            long hungUpMs = first.atMs("hangs up", 0);
            Between ended = new Between(hungUpMs, hungUpMs + first.hangUpTookMs());
            calls.add(new Played(began, ended, holds, resumes, agentHangsUp));
        }
        return calls;
    }

    private static List<Long> compare(Played played, TalkEnded told) {
        Talk talk = told.talk();
        assertEquals(played.agentHungUp() ? EndedBy.AGENT : EndedBy.CALLER, told.by());
        assertEquals(played.holds().size(), talk.holds().size(), () -> talk.holds() + " " + played);
        List<Long> faults = new ArrayList<>();
        Between held = played.held();
        faults.add(held.fault(talk.holdMs(0)));
        faults.add(played.ended().since(played.began()).minus(held).fault(talk.talkMs(0)));
        faults.add(played.began().fault(talk.began().atMs()));
        faults.add(played.ended().fault(talk.ended().orElseThrow().atMs()));
        for (int n = 0; n < talk.holds().size(); n++) {
            faults.add(played.holds().get(n).fault(talk.holds().get(n).fromMs()));
        }
        return faults;
    }

    private static void passMs(long milliseconds) {
        long untilNs = System.nanoTime() + milliseconds * 1_000_000;
        while (System.nanoTime() < untilNs) {
            LockSupport.parkNanos(untilNs - System.nanoTime());
        }
    }
}
