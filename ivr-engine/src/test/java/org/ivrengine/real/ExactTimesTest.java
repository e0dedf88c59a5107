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
import org.ivrengine.channels.Span;
import org.ivrengine.channels.Talk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Talk and hold as the manager interface tells them, beside the telephones' own clocks, over two hundred real calls. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class ExactTimesTest {

    private static final int AGENTS = 20;
    private static final int CALLS_EACH = 10;
    private static final int EXACT_MS = 50;
    private static final long SEED = 20_261_122;

    /** One call as the telephones saw it. */
    private record Played(SipDialog caller, SipDialog agent, int holds, boolean agentHungUp) {

        private long endedMs() {
            return agentHungUp ? agent.atMs("hangs up", 0) : caller.atMs("hangs up", 0);
        }

        private long heldMs() {
            return IntStream.range(0, holds)
                    .mapToLong(n -> (n < holds - 1 || isResumed() ? agent.atMs("resumes", n) : endedMs())
                            - agent.atMs("holds", n))
                    .sum();
        }

        /** Else the last hold lasts to the end. */
        private boolean isResumed() {
            return agent.facts().stream()
                            .filter(fact -> fact.what().equals("resumes"))
                            .count()
                    == holds;
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
            int holds = random.nextInt(3);
            for (int hold = 0; hold < holds; hold++) {
                agent.hold();
                passMs(random.nextInt(100, 400));
                if (hold < holds - 1 || random.nextBoolean()) {
                    agent.resume();
                    passMs(random.nextInt(100, 300));
                }
            }
            boolean agentHangsUp = random.nextBoolean();
            (agentHangsUp ? agent : caller).hangUp();
            (agentHangsUp ? caller : agent).await("is hung up on");
            calls.add(new Played(caller, agent, holds, agentHangsUp));
        }
        return calls;
    }

    private static List<Long> compare(Played played, TalkEnded told) {
        Talk talk = told.talk();
        assertEquals(played.agentHungUp() ? EndedBy.AGENT : EndedBy.CALLER, told.by());
        assertEquals(
                played.holds(),
                talk.holds().size(),
                () -> talk.holds() + " " + played.agent().facts());
        List<Long> faults = new ArrayList<>();
        long beganMs = played.caller().atMs("is answered", 0);
        long endedMs = played.endedMs();
        faults.add(Math.abs(played.heldMs() - talk.holdMs(0)));
        faults.add(Math.abs(endedMs - beganMs - played.heldMs() - talk.talkMs(0)));
        faults.add(Math.abs(beganMs - talk.began().atMs()));
        faults.add(Math.abs(endedMs - talk.ended().orElseThrow().atMs()));
        for (int n = 0; n < talk.holds().size(); n++) {
            Span hold = talk.holds().get(n);
            faults.add(Math.abs(played.agent().atMs("holds", n) - hold.fromMs()));
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
