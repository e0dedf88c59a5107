package org.ivrengine.app.engine;

import java.time.InstantSource;
import java.util.Optional;
import org.ivrengine.agi.AgiPhone;
import org.ivrengine.agi.ChannelCheckpoints;
import org.ivrengine.agi.ChannelVariables;
import org.ivrengine.agi.codec.AgiRequest;
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.Checkpoints;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.port.QueueDesk.Diversion.Kind;
import org.ivrengine.flow.run.Checkpoint;
import org.ivrengine.flow.run.Entry;
import org.ivrengine.flow.run.FlowRunner;
import org.ivrengine.flow.versions.FlowVersions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callers whom an agent has sent on, or handed over: they go on in the step of the queue in which they talked with her. */
final class OnwardCalls {

    private static final Logger LOG = LoggerFactory.getLogger(OnwardCalls.class);

    /** Asterisk's own word for what became of the latest dial. */
    private static final String DIAL_STATUS = "DIALSTATUS";

    private final FlowVersions flows;
    private final FlowRunner runner;
    private final CallCenter callCenter;
    private final Numbers numbers;
    private final InstantSource clock;

    OnwardCalls(FlowVersions flows, FlowRunner runner, CallCenter callCenter, Numbers numbers, InstantSource clock) {
        this.flows = flows;
        this.runner = runner;
        this.callCenter = callCenter;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * A blind transfer.
     *
     * @return how the call ended; empty when the number is that of a flow, or nobody knows where she stood
     */
    Optional<Ending> sentOn(Call call, AgiRequest request, AgiPhone phone, Optional<String> checkpoint) {
        callCenter.sentOn(phone, "");
        Optional<FlowSet> version = checkpoint.flatMap(Checkpoint::flowsHash).flatMap(flows::version);
        if (flows.current().forNumber(call.called()).isPresent() || version.isEmpty() || checkpoint.isEmpty()) {
            return Optional.empty();
        }
        String by = request.parameter("by").orElse("");
        Diversion to = numbers.reached(call.called(), by).orElseGet(() -> {
            LOG.warn(
                    "{} has sent the caller of call {} to {}, which is no number of ours and none that may be dialled;"
                            + " she waits again",
                    by,
                    call.id(),
                    call.called());
            return new Diversion(Kind.AGAIN, "");
        });
        return Optional.of(runner.run(
                call,
                phone,
                settled(phone, call.id(), new ChannelCheckpoints(phone, call.id())),
                new Entry.Divert(version.get(), checkpoint.get(), to, clock.millis())));
    }

    /** She stands where an agent's consultation stood, which waited or rang. */
    Ending handedOver(Call call, Consultation consulted, AgiPhone phone) {
        ChannelCheckpoints own = new ChannelCheckpoints(phone, call.id());
        Optional<String> before = own.load();
        long visits = before.map(Checkpoint::visits).orElse(0L);
        Checkpoints settled = settled(phone, call.id(), own);
        if (consulted.to().isEmpty()) {
            Optional<String> there = new ChannelCheckpoints(phone, new CallId(consulted.call())).load();
            Optional<FlowSet> version = there.flatMap(Checkpoint::flowsHash).flatMap(flows::version);
            if (there.isPresent() && version.isPresent()) {
                waitsAs(call.id(), visits + Checkpoint.visits(there.get()), consulted, phone);
                return runner.run(
                        call, phone, settled, new Entry.Continue(version.get(), there.get(), before.orElse("")));
            }
        }
        Optional<FlowSet> version = before.flatMap(Checkpoint::flowsHash).flatMap(flows::version);
        if (version.isEmpty() || before.isEmpty()) {
            LOG.error("call {} was handed over, and nothing tells where it stood", call.id());
            phone.hangUp();
            return Ending.FAILED;
        }
        Diversion to = consulted.to().orElse(new Diversion(Kind.AGAIN, ""));
        Entry.Divert entry = switch (to.kind()) {
            case QUEUE -> {
                waitsAs(call.id(), visits + 1, consulted, phone);
                yield new Entry.Divert(version.get(), before.get(), to, consulted.sinceMs());
            }
            case AGENT, OUTSIDE, AGAIN, TALKED -> {
                boolean talked =
                        phone.variable(DIAL_STATUS).filter("ANSWER"::equals).isPresent();
                if (talked) {
                    // Where answer and handover cross, the channels tell of no talk of hers: nobody is awaited any
                    // more.
                    callCenter.handedOver(call.id().value(), visits + 1);
                } else {
                    waitsAs(call.id(), visits + 1, consulted, phone);
                }
                Diversion next = new Diversion(talked ? Kind.TALKED : Kind.AGAIN, "");
                yield new Entry.Divert(version.get(), before.get(), next, clock.millis());
            }
        };
        return runner.run(call, phone, settled, entry);
    }

    private void waitsAs(CallId call, long visit, Consultation consulted, AgiPhone phone) {
        callCenter.sentOn(phone, consulted.call());
        callCenter.handedOver(call.value(), visit);
    }

    /** Once the call's own checkpoint is written, the session after this one has nothing to do with the transfer. */
    Checkpoints settled(AgiPhone phone, CallId call, Checkpoints checkpoints) {
        return new Checkpoints() {
            private boolean settled;

            @Override
            public void save(String checkpoint) {
                checkpoints.save(checkpoint);
                if (!settled) {
                    settled = true;
                    phone.setVariable(ChannelVariables.CALL, call.value());
                    phone.setVariable(ChannelVariables.WHY, "again");
                }
            }
        };
    }
}
