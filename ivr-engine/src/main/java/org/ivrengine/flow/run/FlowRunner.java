package org.ivrengine.flow.run;

import java.util.function.BiConsumer;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.Checkpoints;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Utterance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks calls through flows. Safe for use by many threads: each call is {@link #run} on a thread of its own. */
public final class FlowRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);

    /** Said before a step that speaks is done again because our process died in it. */
    public static final String PROMPT_INTERRUPTED = "interrupted";

    /** Said before a call is ended through a fault of ours. */
    public static final String PROMPT_FAILED = "system-down";

    /** Said when an operation takes longer than a moment of silence. */
    public static final String PROMPT_ONE_MOMENT = "one-moment";

    private final Services services;
    private final BiConsumer<Call, RuntimeException> onFault;

    public FlowRunner(Services services) {
        this(services, (call, fault) -> LOG.error("Call {} cannot go on", call.id(), fault));
    }

    /** @param onFault told of a fault of ours before the caller hears the apology */
    public FlowRunner(Services services, BiConsumer<Call, RuntimeException> onFault) {
        this.services = services;
        this.onFault = onFault;
    }

    /**
     * Walks the call through its flow to the end.
     *
     * @return how it ended; after {@link Ending#FAILED} the caller has heard an apology and the call has been ended
     * @throws SessionEnded when the session with the telephone ended first; what that means for the call, the channels
     *     know
     */
    public Ending run(Call call, Phone phone, Checkpoints checkpoints, Entry entry) {
        String language = call.language();
        try {
            Conversation conversation = conversation(call, entry);
            language = conversation.language();
            phone.answer();
            CallWalk walk = new CallWalk(services, conversation, phone, checkpoints);
            return walk.walk(entry instanceof Entry.Resume);
        } catch (SessionEnded ended) {
            throw ended;
        } catch (RuntimeException fault) {
            onFault.accept(call, fault);
            apologise(phone, language);
            return Ending.FAILED;
        }
    }

    private static Conversation conversation(Call call, Entry entry) {
        return switch (entry) {
            case Entry.Begin(var flows, var flow, var before) -> {
                Conversation conversation = new Conversation(call, flows, call.language());
                conversation.resumeAt(Checkpoint.visits(before), 0, 0);
                conversation.consent(Checkpoint.consent(before));
                conversation.enter(flow);
                yield conversation;
            }
            case Entry.Resume(var flows, var checkpoint) -> Checkpoint.read(checkpoint, call, flows);
            case Entry.Continue(var flows, var checkpoint, var before) -> {
                Conversation conversation = Checkpoint.read(checkpoint, call, flows);
                conversation.countVisits(Checkpoint.visits(before));
                conversation.consent(Checkpoint.consent(before));
                yield conversation;
            }
            case Entry.Divert(var flows, var checkpoint, var to, var joinedAtMs) -> {
                Conversation conversation = Checkpoint.read(checkpoint, call, flows);
                if (!(conversation.frame().step() instanceof Step.Queue)) {
                    throw new FlowFault("an agent has sent on a caller who stands in step \""
                            + conversation.frame().step().name() + "\", which is no queue");
                }
                conversation.visitAgain(to, joinedAtMs);
                yield conversation;
            }
        };
    }

    private void apologise(Phone phone, String language) {
        try {
            phone.play(services.speech().sounds(new Utterance.Prompt(PROMPT_FAILED), language), BargeIn.REFUSED);
        } catch (IllegalArgumentException noSuchPrompt) {
            LOG.error("There is no prompt \"{}\" in \"{}\" to apologise with", PROMPT_FAILED, language);
        }
        phone.hangUp();
    }
}
