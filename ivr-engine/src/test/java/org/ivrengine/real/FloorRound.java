package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.Agent;

/**
 * Some time of a call center's life, all of it chance from one seed: callers call, agents answer or do not, a supervisor
 * changes skills, pauses people and sends them home. Afterwards everybody has hung up, and every agent is ready.
 */
final class FloorRound {

    private static final int FIRST_CALLS_WITHIN_MS = 10_000;
    private static final int PAUSE_MAX_MS = 16_000;
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(90);

    private final BusyFloor floor;
    private final long seed;
    private final List<WorkingAgent> agents;
    private final List<CallingPerson> callers;
    private final FloorWatch watch;

    private FloorRound(BusyFloor floor, int callers, long seed) {
        this.floor = floor;
        this.seed = seed;
        agents = floor.phones().stream()
                .map(phone -> new WorkingAgent(phone, seed * 31 + phone.user().hashCode()))
                .toList();
        this.callers = BusyFloor.upTo(callers).stream()
                .map(n -> new CallingPerson(floor.caller(n), seed * 37 + n))
                .toList();
        watch = new FloorWatch(floor);
    }

    /** Lasts as long as callers may begin calls, and until the last of them has hung up. */
    static FloorRound live(BusyFloor floor, int callers, Duration calling, long seed) {
        FloorRound round = new FloorRound(floor, callers, seed);
        floor.signEverybodyIn();
        round.live(calling);
        return round;
    }

    private void live(Duration calling) {
        AtomicBoolean open = new AtomicBoolean(true);
        AtomicBoolean watched = new AtomicBoolean(true);
        try (ExecutorService street = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService office = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> doing = new ArrayList<>();
            doing.add(office.submit(() -> supervise(open)));
            doing.add(office.submit(() -> watch.look(watched::get)));
            for (CallingPerson caller : callers) {
                doing.add(street.submit(() -> caller.callWhile(open::get, FIRST_CALLS_WITHIN_MS, PAUSE_MAX_MS)));
            }
            try {
                People.pass(calling.toMillis());
                open.set(false);
                awaitQuiet();
            } finally {
                // Or the threads would be waited for in vain.
                watched.set(false);
            }
            for (Future<?> one : doing) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("with seed " + seed, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        callers.forEach(CallingPerson::close);
    }

    private void supervise(AtomicBoolean open) {
        SplittableRandom random = new SplittableRandom(seed);
        while (open.get()) {
            String id = agents.get(random.nextInt(agents.size())).id();
            switch (random.nextInt(6)) {
                case 0 -> floor.callCenter().pause(id, "coffee");
                case 1 -> floor.callCenter().signOut(id);
                case 2, 3 -> floor.teach(otherSkills(floor.agent(id), random));
                default ->
                    floor.callCenter()
                            .signIn(agents.get(random.nextInt(agents.size())).id());
            }
            People.pass(random.nextInt(100, 600));
        }
        floor.signEverybodyIn();
    }

    /** Selling is what everybody keeps, so that nobody waits for ever. */
    private static Agent otherSkills(Agent agent, SplittableRandom random) {
        TreeMap<String, Integer> skills = new TreeMap<>(agent.skills());
        skills.put("sales", random.nextInt(1, 101));
        String other = random.nextBoolean() ? "billing" : "spanish";
        if (random.nextInt(3) == 0) {
            skills.remove(other);
        } else {
            skills.put(other, random.nextInt(1, 101));
        }
        return new Agent(
                agent.id(), agent.name(), agent.phone(), agent.language(), skills, new TreeSet<>(agent.roles()));
    }

    private void awaitQuiet() {
        await("nobody waits, rings or talks")
                .atMost(QUIET_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .until(this::isQuiet);
    }

    private boolean isQuiet() {
        Floor now = floor.floor();
        boolean quiet = now.queues().stream().allMatch(queue -> queue.waiting().isEmpty())
                && now.agents().stream().allMatch(agent -> agent.state().equals("available"))
                && callers.stream().flatMap(caller -> caller.calls().stream()).allMatch(SipDialog::isOver);
        if (!quiet) {
            // Somebody whose caller has left in the middle of a signing out, or whose telephone was slow.
            now.agents().stream()
                    .filter(agent -> agent.state().equals("paused"))
                    .forEach(agent -> floor.callCenter().resume(agent.id()));
        }
        return quiet && now.agents().size() == agents.size();
    }

    List<WorkingAgent> agents() {
        return agents;
    }

    List<CallingPerson> callers() {
        return callers;
    }

    FloorWatch watch() {
        return watch;
    }

    long seed() {
        return seed;
    }

    /** The calls that an agent's telephone has had from each number. */
    Map<String, List<SipDialog>> ringsByCaller() {
        Map<String, List<SipDialog>> rings = new TreeMap<>();
        for (WorkingAgent agent : agents) {
            agent.calls()
                    .forEach(call -> rings.computeIfAbsent(call.partner(), _ -> new ArrayList<>())
                            .add(call));
        }
        return rings;
    }
}
