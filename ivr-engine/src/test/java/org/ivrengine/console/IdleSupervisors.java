package org.ivrengine.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.ivrengine.callcenter.Acted;
import org.ivrengine.callcenter.CallsInHand;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.port.Switchboard.UpLine;
import org.ivrengine.callcenter.sql.SqlSupervisionBook;
import org.ivrengine.callcenter.supervision.CallsUp;
import org.ivrengine.callcenter.supervision.SupervisorDesk;
import org.jdbi.v3.core.Jdbi;

/** The supervisors' desk where no Asterisk is. */
public final class IdleSupervisors {

    private IdleSupervisors() {}

    /** @param calls those that wait or talk; what is done to them is said to be done */
    public static SupervisorDesk desk(AgentDirectory agents, Jdbi jdbi, Served... calls) {
        return new SupervisorDesk(
                new WithEva(agents),
                new Obedient(List.of(calls)),
                new CallsUp() {
                    @Override
                    public Map<String, String> channels() {
                        return Map.of("men0", "ch-9");
                    }

                    @Override
                    public void gone(String channelId) {}
                },
                Switchboard.NONE,
                new SqlSupervisionBook(jdbi),
                () -> Instant.ofEpochMilli(1_000));
    }

    /** One supervisor more than the database has. */
    private record WithEva(AgentDirectory others) implements AgentDirectory {

        private static final Agent EVA =
                new Agent("eva", "eva", "PJSIP/eva", "", new TreeMap<>(), new TreeSet<>(Set.of("supervisor")));

        @Override
        public List<Agent> agents() {
            return Stream.concat(others.agents().stream(), Stream.of(EVA)).toList();
        }

        @Override
        public Optional<Agent> agent(String id) {
            return id.equals("eva") ? Optional.of(EVA) : others.agent(id);
        }

        @Override
        public List<Duty> onDuty() {
            return others.onDuty();
        }

        @Override
        public void keep(Duty duty) {
            others.keep(duty);
        }
    }

    private record Obedient(List<Served> calls) implements CallsInHand {

        @Override
        public CompletionStage<List<Served>> served() {
            return CompletableFuture.completedStage(calls);
        }

        @Override
        public CompletionStage<Acted> move(String call, String queue) {
            return done("billing", queue, "call " + call + " waits in " + queue + " now");
        }

        @Override
        public CompletionStage<Acted> prioritise(String call, OptionalInt priority) {
            int now = priority.orElse(3);
            return done("0", Integer.toString(now), "call " + call + " has priority " + now + ", place 1 in billing");
        }

        @Override
        public CompletionStage<Acted> offer(String call, String agent) {
            return CompletableFuture.completedStage(
                    new Acted.Refused(Acted.Why.NOT_NOW, agent + " is not free: paused (lunch)"));
        }

        @Override
        public CompletionStage<Set<String>> channelsOf(String agent) {
            return CompletableFuture.completedStage(Set.of());
        }

        @Override
        public CompletionStage<Acted> reset(String agent, List<UpLine> up) {
            return done("talking", "available", agent + " was talking and is available");
        }

        @Override
        public CompletionStage<Acted> takeOut(String call) {
            return done("waiting", "gone", "call " + call + " is taken out");
        }

        private static CompletionStage<Acted> done(String from, String to, String message) {
            return CompletableFuture.completedStage(new Acted.Done(from, to, message));
        }
    }
}
