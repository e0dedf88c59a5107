package org.ivrengine.flow.run;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.flow.port.Checkpoints;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.port.SessionEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call's way from step to step: checkpoint, step, log, next. */
final class CallWalk {

    private static final Logger LOG = LoggerFactory.getLogger(CallWalk.class);

    private final Services services;
    private final Conversation conversation;
    private final Phone phone;
    private final Checkpoints checkpoints;
    private final Keypad keypad;
    private final Speaker speaker;
    private final Asking asking;
    private final Acting acting;

    CallWalk(Services services, Conversation conversation, Phone phone, Checkpoints checkpoints) {
        this.services = services;
        this.conversation = conversation;
        this.phone = phone;
        this.checkpoints = checkpoints;
        Values values = new Values(conversation);
        this.keypad = new Keypad(phone, services.clock());
        this.speaker = new Speaker(services.speech(), keypad, conversation, values);
        this.asking = new Asking(conversation, keypad, speaker, this::save);
        this.acting = new Acting(services, conversation, phone, speaker, values);
    }

    Ending walk(boolean isResumed) {
        if (isResumed && !(conversation.frame().step() instanceof Step.Queue)) {
            services.queueDesk().isBackElsewhere(conversation.call);
        }
        if (isResumed && speaks(conversation.frame().step())) {
            speaker.say(FlowRunner.PROMPT_INTERRUPTED);
        }
        int inSilence = 0;
        while (true) {
            Step step = conversation.frame().step();
            inSilence = waitsForSomebody(step) ? 0 : inSilence + 1;
            if (inSilence > Limits.STEPS_IN_SILENCE_MAX) {
                throw new FlowFault("flow " + conversation.frame().flow().name().name() + " runs in circles at step \""
                        + step.name() + "\"");
            }
            if (step instanceof Step.Queue && conversation.joinedAtMs().isEmpty()) {
                conversation.join(services.clock().millis()); // her place outlives us in the checkpoint
            }
            save();
            Optional<Ending> ending = visit(step);
            if (ending.isPresent()) {
                return ending.get();
            }
        }
    }

    private Optional<Ending> visit(Step step) {
        Instant enteredAt = services.clock().instant();
        Flow flow = conversation.frame().flow();
        String language = conversation.language();
        Left left;
        try {
            left = perform(step);
        } catch (Variables.SecretLost lost) {
            log(flow, step, "secret lost", language, enteredAt);
            askAgain(lost.origin());
            return Optional.empty();
        } catch (SessionEnded ended) {
            log(flow, step, ended.why() == SessionEnded.Why.HANGUP ? "hangup" : "cut", language, enteredAt);
            throw ended;
        }
        log(flow, step, left.outcome(), language, enteredAt);
        return follow(left.next());
    }

    private void log(Flow flow, Step step, String outcome, String language, Instant enteredAt) {
        services.callLog()
                .stepLeft(
                        conversation.call.id(),
                        new StepVisit(
                                flow.name().name(),
                                step.name(),
                                step.kind().word(),
                                outcome,
                                language,
                                enteredAt,
                                services.clock().instant()));
    }

    private Left perform(Step step) {
        return switch (step) {
            case Step.Say say -> {
                speaker.say(say.say(), say.bargeIn());
                yield Left.to("said", say.next());
            }
            case Step.Menu menu -> asking.menu(menu);
            case Step.Collect collect -> asking.collect(collect);
            case Step.Operation operation -> acting.operation(operation);
            case Step.Choose choose -> acting.choose(choose);
            case Step.Hours hours -> acting.hours(hours);
            case Step.SetVariables set -> acting.set(set);
            case Step.SetLanguage set -> {
                conversation.speak(set.language().name());
                yield Left.to("set", set.next());
            }
            case Step.SetRecording set -> {
                conversation.consent(conversation.consent().after(set.change()));
                yield Left.to(set.change().name().toLowerCase(Locale.ROOT), set.next());
            }
            case Step.CallFlow call -> new Left("called", new Left.Next.Through(acting.flow(call.flow())));
            case Step.Goto jump -> Left.to("gone", jump.next());
            case Step.GotoFlow jump -> new Left("gone", new Left.Next.Over(acting.flow(jump.flow())));
            case Step.Queue queue -> withoutTypeAhead(acting.queue(queue));
            case Step.Transfer transfer -> acting.transfer(transfer);
            case Step.Voicemail voicemail -> withoutTypeAhead(acting.voicemail(voicemail));
            case Step.Hangup _ -> hangUp();
        };
    }

    /** Keys from before a talk or a message were not meant for what comes after it. */
    private Left withoutTypeAhead(Left left) {
        keypad.discard();
        return left;
    }

    private Left hangUp() {
        phone.hangUp();
        return Left.ended("hung up", Ending.BY_FLOW);
    }

    private Optional<Ending> follow(Left.Next next) {
        return switch (next) {
            case Left.Next.To(Target target) -> go(target);
            case Left.Next.Through(Flow flow) -> {
                if (conversation.depth() + 1 >= Limits.FLOW_DEPTH_MAX) {
                    throw new FlowFault("flows call one another more than " + Limits.FLOW_DEPTH_MAX + " deep");
                }
                conversation.enter(flow);
                yield Optional.empty();
            }
            case Left.Next.Over(Flow flow) -> {
                conversation.leave();
                conversation.enter(flow);
                yield Optional.empty();
            }
            case Left.Next.Again(Diversion to, Instant joinedAt) -> {
                conversation.visitAgain(to, joinedAt.toEpochMilli());
                yield Optional.empty();
            }
            case Left.Next.End(Ending ending) -> Optional.of(ending);
        };
    }

    private Optional<Ending> go(Target target) {
        switch (target) {
            case Target.ToStep(String name, var _) ->
                conversation.goTo(conversation.frame().flow().require(name));
            case Target.Repeat _ -> conversation.goTo(conversation.frame().step());
            case Target.Back _ -> conversation.back();
            case Target.Return _ -> {
                return comeBack();
            }
            case Target.HangUp _ -> {
                phone.hangUp();
                return Optional.of(Ending.BY_FLOW);
            }
        }
        return Optional.empty();
    }

    /** To the flow that called this one; the end of the outermost flow is the end of the call. */
    private Optional<Ending> comeBack() {
        if (conversation.depth() == 0) {
            phone.hangUp();
            return Optional.of(Ending.BY_FLOW);
        }
        conversation.leave();
        if (conversation.frame().step() instanceof Step.CallFlow call) {
            return go(call.next());
        }
        throw new IllegalStateException("came back to a step that has called nothing");
    }

    /** Our process died after the caller gave a secret, and now it is needed. */
    private void askAgain(Variables.Origin origin) {
        while (conversation.depth() > origin.depth()) {
            conversation.leave();
        }
        conversation.goTo(conversation.frame().flow().require(origin.step()));
        speaker.say(FlowRunner.PROMPT_INTERRUPTED);
    }

    private void save() {
        String checkpoint = Checkpoint.write(conversation);
        if (checkpoint.length() > Checkpoints.LENGTH_MAX) {
            // The call goes on; should we die now, it goes on from the checkpoint before this one.
            LOG.error(
                    "Call {} carries too much for a checkpoint at step \"{}\": {} characters",
                    conversation.call.id(),
                    conversation.frame().step().name(),
                    checkpoint.length());
            return;
        }
        checkpoints.save(checkpoint);
    }

    private static boolean speaks(Step step) {
        return switch (step) {
            case Step.Say _, Step.Menu _, Step.Collect _, Step.Voicemail _ -> true;
            case Step.Operation _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetVariables _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Queue _,
                    Step.Transfer _,
                    Step.Hangup _ -> false;
        };
    }

    private static boolean waitsForSomebody(Step step) {
        return switch (step) {
            case Step.Menu _, Step.Collect _, Step.Queue _, Step.Voicemail _ -> true;
            case Step.Say _,
                    Step.Operation _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetVariables _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Transfer _,
                    Step.Hangup _ -> false;
        };
    }
}
