package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerSwitchboard;
import org.ivrengine.app.asterisk.ManagerLogin;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.EngineConfigReader;
import org.ivrengine.app.engine.CallCenterPorts;
import org.ivrengine.app.engine.Engine;
import org.ivrengine.app.engine.EngineContent;
import org.ivrengine.app.engine.EngineDatabase;
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.flow.operations.OperationRegistry;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;

/** A small call center on the real Asterisk: an engine in this process, agents with telephones that the test plays. */
final class CallShop implements AutoCloseable {

    private final RealAsterisk asterisk;
    private final ShopSite site;
    private final ManagerSwitchboard switchboard;
    private final Engine engine;
    final Directory directory = new Directory();
    final Book book = new Book();

    /**
     * @param queues lines of the file of queues
     * @param steps of the flow behind the number 3000
     * @param agents their ids, which are also their telephones' names
     */
    CallShop(RealAsterisk asterisk, String queues, String steps, String... agents) {
        this(asterisk, new ShopSite(asterisk, queues, steps, agents));
        for (String agent : agents) {
            directory.add(Agent.of(agent, "PJSIP/" + agent, Map.of("sales", 50)));
        }
    }

    /** With agents yet to come. */
    CallShop(RealAsterisk asterisk, ShopSite site) {
        this.asterisk = asterisk;
        this.site = site;
        switchboard =
                new ManagerSwitchboard(account(asterisk.instance().logins().actions())).start();
        engine = start();
    }

    /** @param level of her one skill */
    void agent(String id, int level, String extension) {
        directory.add(new Agent(
                id, id, "PJSIP/" + id, "", new TreeMap<>(Map.of("sales", level)), new TreeSet<>(), extension));
    }

    private ManagerAccount account(ManagerLogin login) {
        return new ManagerAccount(
                "127.0.0.1", asterisk.instance().settings().ports().ami(), login.user(), login.secret());
    }

    private Engine start() {
        InstantSource clock = InstantSource.system();
        try {
            EngineConfig config = switch (EngineConfigReader.read(site.home().resolve("engine.yaml"), site.home())) {
                case EngineConfigReader.Result.Read(EngineConfig read) -> read;
                case EngineConfigReader.Result.Refused(var faults) -> throw new AssertionError(faults);
            };
            return new Engine(
                    config,
                    EngineContent.read(config, OperationRegistry.empty(), clock),
                    EngineDatabase.open(config, clock),
                    Optional.of(account(asterisk.instance().logins().events())),
                    new CallCenterPorts(directory, switchboard, Optional.of(book)),
                    clock);
        } catch (Exception refused) {
            throw new AssertionError(refused);
        }
    }

    /** Folder of the engine's settings. */
    Path home() {
        return site.home();
    }

    CallCenter callCenter() {
        return engine.callCenter();
    }

    SipDialog awaitCall(String agent) {
        return site.awaitCall(agent);
    }

    SipPhone phone(String agent) {
        return site.phone(agent);
    }

    /** Signs in; whether she is offered a call at once is for the caller to see. */
    void comesOnDuty(String agent) {
        engine.callCenter().signIn(agent);
    }

    void signIn(String... agents) {
        for (String agent : agents) {
            engine.callCenter().signIn(agent);
            awaitState(agent, "available");
        }
    }

    /** As at the start of a test: nobody on duty, telephones that ring, nothing on record. */
    void clear() {
        site.phones().forEach((agent, phone) -> {
            engine.callCenter().signOut(agent);
            awaitState(agent, "signed_out");
            phone.onCall(SipDialog::ring);
        });
        book.clear();
    }

    void pause(String agent, String reason) {
        engine.callCenter().pause(agent, reason);
    }

    void signOut(String agent) {
        engine.callCenter().signOut(agent);
    }

    Floor floor() {
        return engine.callCenter().floor().toCompletableFuture().join();
    }

    String state(String agent) {
        return floor().agents().stream()
                .filter(one -> one.id().equals(agent))
                .map(Floor.OnDuty::state)
                .findFirst()
                .orElse("signed_out");
    }

    void awaitState(String agent, String state) {
        await(agent + " " + state)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> state(agent), state::equals);
    }

    int waiting() {
        return floor().queues().stream()
                .mapToInt(queue -> queue.waiting().size())
                .sum();
    }

    /** Folder of the call log. */
    Path calls() {
        return site.home().resolve("calls");
    }

    SippCaller caller() {
        return asterisk.call("3000");
    }

    @Override
    public void close() {
        engine.close();
        switchboard.close();
        site.close();
    }

    /** Agents in memory. */
    static final class Directory implements AgentDirectory {
        private final Map<String, Agent> agents = new ConcurrentHashMap<>();
        private final Map<String, Duty> duties = new ConcurrentHashMap<>();

        void add(Agent agent) {
            agents.put(agent.id(), agent);
        }

        void promote(String id, String role) {
            agents.computeIfPresent(
                    id,
                    (_, agent) -> new Agent(
                            id, id, agent.phone(), agent.language(), agent.skills(), new TreeSet<>(Set.of(role))));
        }

        @Override
        public List<Agent> agents() {
            return List.copyOf(agents.values());
        }

        @Override
        public Optional<Agent> agent(String id) {
            return Optional.ofNullable(agents.get(id));
        }

        @Override
        public List<Duty> onDuty() {
            return List.copyOf(duties.values());
        }

        @Override
        public void keep(Duty duty) {
            duties.put(duty.agent(), duty);
        }
    }

    /** What was put on record. */
    static final class Book implements ContactLog {
        private final List<Contact> contacts = new CopyOnWriteArrayList<>();
        private final List<Doubt> doubts = new CopyOnWriteArrayList<>();
        private final List<OfferRecord> offers = new CopyOnWriteArrayList<>();

        @Override
        public void contact(Contact contact, Doubt doubt) {
            contacts.add(contact);
            doubts.add(doubt);
        }

        @Override
        public void offer(OfferRecord offer) {
            offers.add(offer);
        }

        @Override
        public void span(AgentSpan span, String state, String reason) {}

        void clear() {
            contacts.clear();
            doubts.clear();
            offers.clear();
        }

        /** The last word about the contacts, in the order of their first. */
        List<Contact> contacts(int count) {
            await(count + " contacts").atMost(Duration.ofSeconds(10)).until(() -> latest().size() >= count);
            return latest();
        }

        private List<Contact> latest() {
            Map<String, Contact> latest = new LinkedHashMap<>();
            contacts.forEach(contact -> latest.put(contact.id(), contact));
            return List.copyOf(latest.values());
        }

        List<OfferRecord> offers(int count) {
            await(count + " offers")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> List.copyOf(offers), seen -> seen.size() >= count);
            return List.copyOf(offers);
        }
    }
}
