package org.ivrengine.app.engine;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ivrengine.agi.AgiCall;
import org.ivrengine.agi.AgiServer;
import org.ivrengine.agi.Keypads;
import org.ivrengine.agi.codec.AgiRequest;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.ami.ManagerLink;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.config.QueuePromises;
import org.ivrengine.app.retention.DailyRetention;
import org.ivrengine.app.retention.RetentionWork;
import org.ivrengine.callcenter.AgentDesk;
import org.ivrengine.callcenter.AgentQueueDesk;
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.callcenter.OutsideLine;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.sql.SqlAgentBook;
import org.ivrengine.callcenter.sql.SqlSupervisionBook;
import org.ivrengine.callcenter.supervision.SupervisorDesk;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.calllog.JournalCarrier;
import org.ivrengine.calllog.sql.SqlCallStore;
import org.ivrengine.console.ConsoleServer;
import org.ivrengine.flow.run.FlowRunner;
import org.ivrengine.prompts.http.PromptServer;
import org.ivrengine.recording.Recordings;
import org.ivrengine.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that takes calls, put together by hand. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** Folder of the call log below the data folder. */
    public static final String CALL_LOG_FOLDER = "calls";

    /** Time that the manager interface has at the start before calls are taken without it. */
    private static final Duration MANAGER_WITHIN = Duration.ofSeconds(2);

    private final EngineDatabase database;
    private final CurrentOperations operations;
    private final FileCallLog log;
    private final JournalCarrier carrier;
    private final CallCenter callCenter;
    private final Recordings recordings;
    private final SupervisorDesk supervisors;
    private final ShiftStart shift;
    private final ConsoleStart console;
    private final AgiServer server;
    private final Optional<ManagerLink> manager;
    private final ContentWatch watch;
    private final DailyRetention retention;
    private final Optional<PromptServer> promptServer;
    private final Duration drainWithin;

    /**
     * Takes calls from now on.
     *
     * @param content flows and prompts, checked
     * @param database with what callers can do for themselves; ours to close from now on
     * @param account of the manager interface; empty: none, keys then come from AGI alone
     */
    public Engine(
            EngineConfig config,
            EngineContent content,
            EngineDatabase database,
            Optional<ManagerAccount> account,
            InstantSource clock) {
        this(config, content, database, account, Switchboard.NONE, clock);
    }

    /** The same, and it acts on calls. */
    public Engine(
            EngineConfig config,
            EngineContent content,
            EngineDatabase database,
            Optional<ManagerAccount> account,
            Switchboard switchboard,
            InstantSource clock) {
        this(
                config,
                content,
                database,
                account,
                agents -> new CallCenterPorts(agents, switchboard, Optional.empty()),
                clock);
    }

    /** The same with agents who are not in the database. */
    public Engine(
            EngineConfig config,
            EngineContent content,
            EngineDatabase database,
            Optional<ManagerAccount> account,
            CallCenterPorts ports,
            InstantSource clock) {
        this(config, content, database, account, agents -> ports, clock);
    }

    private Engine(
            EngineConfig config,
            EngineContent content,
            EngineDatabase database,
            Optional<ManagerAccount> account,
            Function<AgentDirectory, CallCenterPorts> connected,
            InstantSource clock) {
        MetricRegistry metrics = new MetricRegistry();
        this.database = database;
        operations = content.operations();
        metrics.registerGauge(
                "operations.systems-held-back",
                () -> operations.systemsHeldBack().size());
        drainWithin = config.drainWithin();
        log = new FileCallLog(callLogFolder(config), clock);
        carrier = new JournalCarrier(
                callLogFolder(config),
                log::durable,
                new SqlCallStore(
                        database.database().jdbi(),
                        clock,
                        queue -> QueuePromises.of(content.queues()
                                        .queues()
                                        .rules()
                                        .routing()
                                        .queues())
                                .apply(queue)),
                config.journalDays(),
                clock);
        Keypads keypads = new Keypads();
        LiveCalls live = new LiveCalls(log, log::openCalls, clock);
        Database records = database.database();
        SqlAgentBook agents = new SqlAgentBook(records.jdbi(), clock);
        CallCenterPorts ports = connected.apply(ShiftStart.patient(agents, records));
        recordings = TalkRecording.begin(config, ports.switchboard(), log, clock);
        callCenter = new CallCenter(
                ports.agents(),
                ports.switchboard(),
                new RecordedContacts(ports.contacts().orElse(log), recordings),
                clock,
                clock.millis());
        Numbers numbers = new Numbers(() -> content.queues().queues().numbers(), ports.agents());
        OutsideLine outside = (number, phone) -> DeskCalls.reach(numbers, number, phone);
        AgentQueueDesk agentQueues = new AgentQueueDesk(
                callCenter,
                () -> content.queues().queues().rules(),
                content.catalogue(),
                content.catalogue(),
                outside,
                config.defaultLanguage(),
                recordings,
                clock);
        content.queues()
                .onChange(changed -> callCenter.rulesChanged(changed.rules().routing()));
        shift = new ShiftStart(
                callCenter,
                ports.agents(),
                records,
                content.queues().queues().rules().routing());
        AllQueues queues = new AllQueues(content.queues(), agentQueues);
        FlowRunner runner = new FlowRunner(content.services(log, queues, clock, metrics));
        DeskCalls deskCalls = new DeskCalls(numbers, queues, recordings, clock);
        Set<String> languages = content.catalogue().languages();
        CallDesk desk = new CallDesk(
                content.versions(),
                runner,
                languages,
                config.defaultLanguage(),
                log,
                live,
                callCenter,
                numbers,
                deskCalls,
                clock,
                metrics);
        AgentDesk agentDesk = new AgentDesk(agents, callCenter);
        EngineCalls up = new EngineCalls(live);
        supervisors = new SupervisorDesk(
                ports.agents(), callCenter, up, ports.switchboard(), new SqlSupervisionBook(records.jdbi()), clock);
        callCenter.showSupervisors(supervisors::present);
        AgentCodes codes = new AgentCodes(agentDesk, supervisors, languages, config.defaultLanguage());
        EngineMetrics.register(metrics, live, callCenter, log, carrier, records);
        ChannelReports reports = new ChannelReports(
                keypads,
                live,
                recordings.andThen(callCenter).andThen(supervisors),
                deskCalls::handedOver,
                EngineMetrics.managerLag(metrics)::update);
        manager = account.map(known -> new ManagerLink(known, reports).start());
        if (manager.isPresent()) {
            awaitComplete(reports);
        }
        promptServer = promptServer(config);
        server = new AgiServer(
                config.agi().listen(),
                config.agi().allow(),
                config.agi().limits(),
                keypads,
                files(config),
                session -> receive(session, desk, codes),
                metrics);
        AgiServer sessions = server;
        up.whenGone(channel -> {
            reports.foundGone(channel);
            sessions.channelGone(channel);
        });
        watch = new ContentWatch(content);
        if (account.isEmpty()) {
            LOG.warn("no manager interface: keys come from AGI alone, which loses some that are pressed quickly");
        }
        LOG.info(
                "takes calls at agi://{}:{}, {} s after this process began",
                server.address().getHostString(),
                server.address().getPort(),
                sinceThisProcessBegan(clock));
        retention = new DailyRetention(new RetentionWork(config, records.jdbi(), clock), records, clock);
        console = new ConsoleStart(() -> new ConsoleServer(
                config.console(),
                config.data(),
                agentDesk,
                callCenter,
                recordings,
                supervisors,
                metrics,
                EngineHealth.checks(config.data(), records, log, account.isPresent(), keypads)));
        Thread.ofPlatform().daemon().name("prepare-speech").start(content.catalogue()::prepare);
    }

    /** Agents' telephones have codes of their own; everything else is a call. */
    private static void receive(AgiCall session, CallDesk desk, AgentCodes codes) {
        AgiRequest request = session.request();
        if (request.script().equals(AgentCodes.SCRIPT)) {
            codes.dialled(request.value("channel"), request.parameter("code").orElse(""), session.phone());
        } else {
            desk.handle(session);
        }
    }

    /** @return seconds with two decimals; what a caller waits for when an engine is started anew */
    private static String sinceThisProcessBegan(InstantSource clock) {
        long began = ManagementFactory.getRuntimeMXBean().getStartTime();
        long tookMs = clock.instant().toEpochMilli() - began;
        return "%d.%02d".formatted(tookMs / 1_000, tookMs % 1_000 / 10);
    }

    /** @return where it takes calls */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Asterisk writes into a folder that is there; one on another machine has its own. */
    private static AsteriskFiles files(EngineConfig config) {
        AsteriskFiles files = new AsteriskFiles(config.prompts(), config.recordings());
        try {
            Files.createDirectories(files.voicemail());
        } catch (IOException elsewhere) {
            LOG.warn(
                    "voicemail is kept in {} on the machine of Asterisk, which must have that folder",
                    files.voicemail());
        }
        return files;
    }

    /** Serves prompts to the hosts that may hand calls over, where they are not read from a folder. */
    private static Optional<PromptServer> promptServer(EngineConfig config) {
        return switch (config.prompts()) {
            case EngineConfig.Prompts.Folder folder -> Optional.empty();
            case EngineConfig.Prompts.Http http ->
                Optional.of(new PromptServer(
                        http.listen(),
                        http.folder(),
                        http.freshFor(),
                        config.agi().allow()::contains));
        };
    }

    /** The first callers' keys count, too; but a manager interface that is away keeps nobody waiting for long. */
    private static void awaitComplete(ChannelReports reports) {
        try {
            if (!reports.awaitComplete(MANAGER_WITHIN)) {
                LOG.warn("the manager interface does not answer; until it does, keys come from AGI alone");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return agents, queues and who talks with whom */
    public CallCenter callCenter() {
        return callCenter;
    }

    /** @return folder of the call log */
    public static Path callLogFolder(EngineConfig config) {
        return config.data().resolve(CALL_LOG_FOLDER);
    }

    /** Takes no new calls, lets the running ones finish for a while, and hands the rest over to their checkpoints. */
    @Override
    public void close() {
        watch.close();
        retention.close();
        console.close();
        server.refuseNewCalls();
        if (server.openSessions() > 0) {
            LOG.info("{} calls are up; they may finish within {} s", server.openSessions(), drainWithin.toSeconds());
        }
        try {
            if (!server.awaitNoSessions(drainWithin)) {
                LOG.info("{} calls go on from their checkpoints when an engine is back", server.openSessions());
            }
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        server.close();
        manager.ifPresent(ManagerLink::close);
        shift.close();
        supervisors.close();
        callCenter.close();
        recordings.close();
        promptServer.ifPresent(PromptServer::close);
        operations.close();
        log.close();
        carrier.close();
        database.close();
    }
}
