package org.ivrengine.app.engine;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.agi.AgiCall;
import org.ivrengine.agi.AgiPhone;
import org.ivrengine.agi.CallHandler;
import org.ivrengine.agi.ChannelCheckpoints;
import org.ivrengine.agi.ChannelVariables;
import org.ivrengine.agi.codec.AgiRequest;
import org.ivrengine.app.up.EnginePing;
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.calllog.FileCallLog;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.run.Checkpoint;
import org.ivrengine.flow.run.Entry;
import org.ivrengine.flow.run.FlowRunner;
import org.ivrengine.flow.versions.FlowVersions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives what Asterisk hands over: new calls, and calls that come back because a process of ours was lost. */
final class CallDesk implements CallHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CallDesk.class);

    /** Said to callers of a number that nobody has a flow for. */
    private static final String PROMPT_NO_SUCH_FLOW = "no-such-flow";

    /** Said when a call came back and nothing tells where it stood. */
    private static final String PROMPT_INTERRUPTED = "interrupted";

    private final FlowVersions flows;
    private final FlowRunner runner;
    private final Set<String> languages;
    private final String defaultLanguage;
    private final FileCallLog log;
    private final LiveCalls live;
    private final CallCenter callCenter;
    private final InstantSource clock;
    private final Timer calls;

    CallDesk(
            FlowVersions flows,
            FlowRunner runner,
            Set<String> languages,
            String defaultLanguage,
            FileCallLog log,
            LiveCalls live,
            CallCenter callCenter,
            InstantSource clock,
            MetricRegistry metrics) {
        this.flows = flows;
        this.runner = runner;
        this.languages = Set.copyOf(languages);
        this.defaultLanguage = defaultLanguage;
        this.log = log;
        this.live = live;
        this.callCenter = callCenter;
        this.clock = clock;
        calls = metrics.timer("calls.sessions");
    }

    @Override
    public void handle(AgiCall session) {
        AgiRequest request = session.request();
        if (request.script().equals(EnginePing.SCRIPT)) {
            session.phone().setVariable("IVR_PING", "1");
            return;
        }
        try (Timer.Context timed = calls.time()) {
            session.phone().setVariable(ChannelVariables.TAKEN, "1");
            receive(request, session.phone());
            LOG.trace("session took {} ns", timed.stop());
        }
    }

    private void receive(AgiRequest request, AgiPhone phone) {
        Optional<CallId> known =
                request.parameter("call").filter(CallId::isValid).map(CallId::new);
        CallId id = known.orElseGet(CallId::mint);
        Call call = call(id, request);
        if (known.isEmpty()) {
            phone.setVariable(ChannelVariables.CALL, id.value());
        }
        live.sessionBegan(request.channelId(), id);
        known.ifPresent(back -> callCenter.callIsBack(back.value()));
        Ending ending = null;
        try {
            ending = known.isEmpty() ? begin(call, request, phone) : comeBack(call, request, phone);
        } catch (SessionEnded over) {
            ending = endingOf(over);
        } finally {
            live.sessionEnded(request.channelId(), id, ending);
        }
    }

    /** An agent has sent the caller on to a number: what it means is for the flows to say. */
    private static boolean isTransferred(AgiRequest request) {
        return request.parameter("why").filter("transfer"::equals).isPresent();
    }

    private Ending begin(Call call, AgiRequest request, AgiPhone phone) {
        log.started(call);
        log.onChannel(call.id(), request.channelId(), clock.instant());
        return fromTheStart(call, request, phone, Optional.empty());
    }

    /** @param checkpoint of what the call has gone through before */
    private Ending fromTheStart(Call call, AgiRequest request, AgiPhone phone, Optional<String> checkpoint) {
        FlowSet current = flows.current();
        Optional<Flow> flow =
                request.parameter("flow").flatMap(current::named).or(() -> current.forNumber(call.called()));
        if (flow.isEmpty()) {
            LOG.error(
                    "no flow has the number \"{}\"; the caller hears an apology. There are the flows {}",
                    call.called(),
                    current.flows().keySet());
            phone.answer();
            phone.play(List.of(new Sound(call.language(), PROMPT_NO_SUCH_FLOW)), BargeIn.REFUSED);
            phone.hangUp();
            return Ending.FAILED;
        }
        long visitsBefore = checkpoint.map(Checkpoint::visits).orElse(0L);
        return runner.run(
                call,
                phone,
                new ChannelCheckpoints(phone, call.id()),
                new Entry.Begin(current, flow.get(), visitsBefore));
    }

    private Ending comeBack(Call call, AgiRequest request, AgiPhone phone) {
        if (!log.isOpen(call.id())) {
            log.started(call); // begun by another engine, or by one that died before its log was written
        }
        log.resumed(call.id(), clock.instant());
        log.onChannel(call.id(), request.channelId(), clock.instant());
        ChannelCheckpoints checkpoints = new ChannelCheckpoints(phone, call.id());
        Optional<String> checkpoint = checkpoints.load();
        if (isTransferred(request)) {
            return fromTheStart(call, request, phone, checkpoint);
        }
        Optional<FlowSet> version = checkpoint.flatMap(Checkpoint::flowsHash).flatMap(flows::version);
        if (checkpoint.isEmpty() || version.isEmpty()) {
            LOG.warn(
                    "call {} came back {}; it begins again",
                    call.id(),
                    checkpoint.isEmpty() ? "without a checkpoint" : "on a version of the flows that is lost");
            phone.answer();
            phone.play(List.of(new Sound(call.language(), PROMPT_INTERRUPTED)), BargeIn.ALLOWED);
            return fromTheStart(call, request, phone, checkpoint);
        }
        return runner.run(call, phone, checkpoints, new Entry.Resume(version.get(), checkpoint.get()));
    }

    private Call call(CallId id, AgiRequest request) {
        return new Call(
                id,
                request.value("callerid"),
                request.value("calleridname"),
                request.parameter("did").orElseGet(() -> request.value("extension")),
                language(request.value("language")),
                clock.instant());
    }

    /** The channel's language where we speak it (also {@code en_US} by {@code en}), else the default. */
    private String language(String ofChannel) {
        String tag = ofChannel.toLowerCase(Locale.ROOT).replace('_', '-');
        if (languages.contains(tag)) {
            return tag;
        }
        int subtag = tag.indexOf('-');
        return subtag > 0 && languages.contains(tag.substring(0, subtag)) ? tag.substring(0, subtag) : defaultLanguage;
    }

    /** A caller who hung up ends the call; a session that was lost does not. */
    private static @Nullable Ending endingOf(SessionEnded over) {
        return switch (over.why()) {
            case HANGUP -> Ending.BY_CALLER;
            case CONNECTION_LOST, NO_REPLY, HANDED_OVER -> null;
        };
    }
}
