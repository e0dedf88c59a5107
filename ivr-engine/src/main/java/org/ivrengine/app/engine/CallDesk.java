package org.ivrengine.app.engine;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.time.Instant;
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
import org.ivrengine.flow.port.QueueDesk.Diversion;
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
    private final Numbers numbers;
    private final OnwardCalls onward;
    private final DeskCalls desk;

    CallDesk(
            FlowVersions flows,
            FlowRunner runner,
            Set<String> languages,
            String defaultLanguage,
            FileCallLog log,
            LiveCalls live,
            CallCenter callCenter,
            Numbers numbers,
            DeskCalls desk,
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
        this.numbers = numbers;
        this.desk = desk;
        onward = new OnwardCalls(flows, runner, callCenter, numbers, clock);
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
            if (isFromAgent(request)) {
                receiveFromAgent(request, session.phone());
            } else {
                receive(request, session.phone(), Optional.empty());
            }
            LOG.trace("session took {} ns", timed.stop());
        }
    }

    /** An agent dials from her own telephone; or a caller has come where she was. */
    private void receiveFromAgent(AgiRequest request, AgiPhone phone) {
        Optional<Consultation> before = phone.variable(Consultation.VARIABLE).flatMap(Consultation::read);
        if (before.isPresent() && !before.get().isOn(request.channelId())) {
            receiveHandedOver(before.get(), request, phone);
            return;
        }
        String number = request.parameter("did").orElse("");
        // By keys she consults through a channel that is not her telephone's.
        String by = request.parameter("by").orElseGet(() -> request.value("channel"));
        Optional<Diversion> to =
                flows.current().forNumber(number).isPresent() ? Optional.empty() : numbers.reached(number, by);
        if (to.isPresent() && to.get().kind() != Diversion.Kind.QUEUE) {
            if (before.isEmpty()) {
                desk.dial(to.get(), by, phone);
            } else {
                phone.hangUp(); // it went on while we were away, and is over
            }
            return;
        }
        desk.opened(by, phone);
        try {
            receive(request, phone, before.or(() -> Optional.of(desk.consultation(phone, to, ""))));
        } finally {
            desk.closed(phone);
        }
    }

    private void receiveHandedOver(Consultation consulted, AgiRequest request, AgiPhone phone) {
        Optional<CallId> own = request.parameter("own").filter(CallId::isValid).map(CallId::new);
        if (own.isEmpty()) {
            phone.hangUp(); // a colleague of hers, and no caller
            return;
        }
        Call call = call(own.get(), request);
        live.sessionBegan(request.channelId(), call.id());
        callCenter.callIsBack(call.id().value());
        Ending ending = null;
        try {
            resumed(call, request);
            ending = onward.handedOver(call, consulted, phone);
        } catch (SessionEnded over) {
            ending = endingOf(over);
        } finally {
            live.sessionEnded(request.channelId(), call.id(), ending);
        }
    }

    /** @param dialled what an agent has dialled, where she is the one who calls */
    private void receive(AgiRequest request, AgiPhone phone, Optional<Consultation> dialled) {
        Optional<CallId> known =
                request.parameter("call").filter(CallId::isValid).map(CallId::new);
        CallId id = known.orElseGet(CallId::mint);
        Call call = call(id, request);
        if (known.isEmpty()) {
            phone.setVariable(ChannelVariables.CALL, id.value());
            phone.setVariable(ChannelVariables.OWN_CALL_PREFIX + Consultation.digits(request.channelId()), id.value());
        }
        live.sessionBegan(request.channelId(), id);
        Ending ending = null;
        try {
            ending = dialled.isPresent()
                    ? agentsCall(call, dialled.get(), known.isPresent(), request, phone)
                    : known.isEmpty() ? begin(call, request, phone) : comeBack(call, request, phone);
        } catch (SessionEnded over) {
            ending = dialled.isPresent() && over.why() == SessionEnded.Why.HANDED_OVER && phone.isHandedOver()
                    ? Ending.TRANSFERRED
                    : endingOf(over);
        } finally {
            live.sessionEnded(request.channelId(), id, ending);
        }
    }

    private Ending agentsCall(Call call, Consultation dialled, boolean returning, AgiRequest request, AgiPhone phone) {
        Consultation noted =
                new Consultation(dialled.channel(), dialled.to(), call.id().value(), dialled.sinceMs());
        if (!returning) {
            phone.setVariable(Consultation.VARIABLE, noted.text());
        }
        if (noted.to().isEmpty()) {
            return returning ? comeBack(call, request, phone) : begin(call, request, phone);
        }
        if (returning) {
            resumed(call, request);
        } else {
            started(call, request);
        }
        Instant since = Instant.ofEpochMilli(noted.sinceMs());
        return desk.waitIn(noted.to().get().to(), call, since, phone, returning);
    }

    private static boolean isFromAgent(AgiRequest request) {
        return request.parameter("why").filter("agent"::equals).isPresent();
    }

    /** An agent has sent the caller on to a number: what it means is for the flows to say. */
    private static boolean isTransferred(AgiRequest request) {
        return request.parameter("why").filter("transfer"::equals).isPresent();
    }

    private Ending begin(Call call, AgiRequest request, AgiPhone phone) {
        started(call, request);
        return fromTheStart(call, request, phone, Optional.empty());
    }

    private void started(Call call, AgiRequest request) {
        log.started(call);
        log.onChannel(call.id(), request.channelId(), clock.instant());
    }

    private void resumed(Call call, AgiRequest request) {
        if (!log.isOpen(call.id())) {
            log.started(call); // begun by another engine, or by one that died before its log was written
        }
        log.resumed(call.id(), clock.instant());
        log.onChannel(call.id(), request.channelId(), clock.instant());
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
        return runner.run(
                call,
                phone,
                isTransferred(request)
                        ? onward.settled(phone, call.id(), new ChannelCheckpoints(phone, call.id()))
                        : new ChannelCheckpoints(phone, call.id()),
                new Entry.Begin(current, flow.get(), checkpoint.orElse("")));
    }

    private Ending comeBack(Call call, AgiRequest request, AgiPhone phone) {
        resumed(call, request);
        ChannelCheckpoints checkpoints = new ChannelCheckpoints(phone, call.id());
        Optional<String> checkpoint = checkpoints.load();
        if (isTransferred(request)) {
            Optional<Ending> there = onward.sentOn(call, request, phone, checkpoint);
            return there.isPresent() ? there.get() : fromTheStart(call, request, phone, checkpoint);
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
