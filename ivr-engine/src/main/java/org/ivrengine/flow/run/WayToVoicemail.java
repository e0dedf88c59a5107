package org.ivrengine.flow.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.QueueDesk.Outcome;
import org.ivrengine.flow.port.QueueDesk.ToVoicemail;

/**
 * Which exits of a queue's step come to a voicemail without a question and without a decision on the way: who takes one
 * leaves the queue for a message. What comes after a menu or a condition is not known while she leaves.
 */
final class WayToVoicemail {

    private record Standing(Flow flow, Step step) {}

    private final Conversation conversation;

    /** Innermost first; the flows that the way has entered and not yet left. */
    private final Deque<Standing> frames = new ArrayDeque<>();

    private WayToVoicemail(Conversation conversation) {
        this.conversation = conversation;
        conversation.frames().forEach(frame -> frames.addLast(new Standing(frame.flow(), frame.step())));
    }

    static ToVoicemail of(Step.Queue step, Conversation conversation) {
        Set<Character> keys = new TreeSet<>();
        step.keys().forEach((key, target) -> {
            if (leads(target, conversation)) {
                keys.add(key);
            }
        });
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            Optional<Target> target =
                    Optional.ofNullable(step.on().get(outcome.exit())).or(step::otherwise);
            if (outcome != Outcome.TALKED && target.isPresent() && leads(target.get(), conversation)) {
                outcomes.add(outcome);
            }
        }
        return new ToVoicemail(keys, outcomes);
    }

    private static boolean leads(Target from, Conversation conversation) {
        WayToVoicemail way = new WayToVoicemail(conversation);
        Optional<Target> next = Optional.of(from);
        for (int steps = 0; next.isPresent() && steps < Limits.STEPS_IN_SILENCE_MAX; steps++) {
            Optional<Step> step = way.step(next.get());
            if (step.filter(Step.Voicemail.class::isInstance).isPresent()) {
                return true;
            }
            next = step.flatMap(way::after);
        }
        return false;
    }

    private Optional<Step> step(Target target) {
        return switch (target) {
            case Target.ToStep(String name, var _) -> {
                Flow flow = frames.removeFirst().flow();
                Step step = flow.require(name);
                frames.addFirst(new Standing(flow, step));
                yield Optional.of(step);
            }
            case Target.Return _ -> {
                frames.removeFirst();
                yield !frames.isEmpty() && frames.getFirst().step() instanceof Step.CallFlow call
                        ? step(call.next())
                        : Optional.empty();
            }
            case Target.Repeat _, Target.Back _, Target.HangUp _ -> Optional.empty();
        };
    }

    /** Where a step goes on that asks nobody and decides nothing. */
    private Optional<Target> after(Step step) {
        return switch (step) {
            case Step.Say say -> Optional.of(say.next());
            case Step.SetVariables set -> Optional.of(set.next());
            case Step.SetLanguage set -> Optional.of(set.next());
            case Step.SetRecording set -> Optional.of(set.next());
            case Step.Goto jump -> Optional.of(jump.next());
            case Step.CallFlow call -> enter(call.flow().name());
            case Step.GotoFlow jump -> {
                frames.removeFirst();
                yield enter(jump.flow().name());
            }
            case Step.Menu _,
                    Step.Collect _,
                    Step.Operation _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.Queue _,
                    Step.Transfer _,
                    Step.Voicemail _,
                    Step.Hangup _ -> Optional.empty();
        };
    }

    private Optional<Target> enter(String name) {
        Optional<Flow> flow = conversation.flows.named(name);
        flow.ifPresent(entered -> frames.addFirst(
                new Standing(entered, entered.require(entered.start().name()))));
        return flow.map(entered ->
                new Target.ToStep(entered.start().name(), entered.start().place()));
    }
}
