package org.ivrengine.flow.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ivrengine.flow.model.Exit;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.ValueType;

/**
 * Which variables are set for certain at each step, whatever way the call came: the classic analysis of definite
 * assignment, across flows that call one another. Nothing ever unsets a variable, so a way back ("back", "repeat") adds
 * nothing to it.
 */
final class Assignments {

    /** Stands for: the caller was told of recording. No variable can have this name. */
    static final String TOLD_OF_RECORDING = "told of recording";

    private final FlowSet flows;
    private final Operations operations;
    /** What a flow has set for certain when it comes back; without an entry it never does. */
    private final Map<String, Set<String>> atReturn = new HashMap<>();
    /** What is set for certain when a flow begins. */
    private final Map<String, Set<String>> atStart = new HashMap<>();

    Assignments(FlowSet flows, Operations operations) {
        this.flows = flows;
        this.operations = operations;
        settle(this::returns);
        settle(this::starts);
    }

    private interface Round {
        /** @return whether something is known better than before */
        boolean changed();
    }

    private static void settle(Round round) {
        boolean changed = true;
        while (changed) {
            changed = round.changed();
        }
    }

    /** By step, for the steps that a call can come to. */
    Map<String, Set<String>> atEntry(Flow flow) {
        Set<String> start = atStart.get(flow.name().name());
        return start == null ? Map.of() : walk(flow, start, new Ways(_ -> {}, (_, _) -> {}, (_, _) -> {}));
    }

    private boolean returns() {
        boolean changed = false;
        for (Flow flow : flows.flows().values()) {
            List<Set<String>> ends = new ArrayList<>();
            walk(
                    flow,
                    Set.of(),
                    new Ways(
                            ends::add,
                            (_, _) -> {},
                            (other, set) -> Optional.ofNullable(atReturn.get(other))
                                    .ifPresent(more -> ends.add(union(set, more)))));
            // The walk has seen states that it narrowed later, too; the common part is the same.
            Optional<Set<String>> common = ends.stream().reduce(Assignments::intersection);
            if (common.isPresent()
                    && !common.get().equals(atReturn.get(flow.name().name()))) {
                atReturn.put(flow.name().name(), common.get());
                changed = true;
            }
        }
        return changed;
    }

    private boolean starts() {
        Map<String, Set<String>> found = new HashMap<>();
        Set<String> named = new HashSet<>();
        for (Flow flow : flows.flows().values()) {
            for (Step step : flow.steps().values()) {
                if (step instanceof Step.CallFlow call) {
                    named.add(call.flow().name());
                } else if (step instanceof Step.GotoFlow jump) {
                    named.add(jump.flow().name());
                }
            }
        }
        for (Flow flow : flows.flows().values()) {
            // A flow that no other names begins by itself, by number or by name.
            if (!flow.numbers().isEmpty() || !named.contains(flow.name().name())) {
                found.put(flow.name().name(), Set.of());
            }
        }
        for (Flow flow : flows.flows().values()) {
            Set<String> start = atStart.get(flow.name().name());
            if (start == null) {
                continue;
            }
            BiConsumer<String, Set<String>> begun = (other, set) -> found.merge(other, set, Assignments::intersection);
            walk(flow, start, new Ways(_ -> {}, begun, begun));
        }
        if (found.equals(atStart)) {
            return false;
        }
        atStart.putAll(found);
        return true;
    }

    /** Told of the ways out of a flow while it is walked, each with what is set there. */
    private record Ways(
            Consumer<Set<String>> returned,
            BiConsumer<String, Set<String>> called,
            BiConsumer<String, Set<String>> goneTo) {}

    private Map<String, Set<String>> walk(Flow flow, Set<String> start, Ways ways) {
        Map<String, Set<String>> entries = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        arrive(flow.start().name(), start, entries, open);
        while (!open.isEmpty()) {
            Step step = flow.require(open.removeFirst());
            Set<String> set = Optional.ofNullable(entries.get(step.name())).orElse(Set.of());
            if (step instanceof Step.CallFlow call) {
                ways.called().accept(call.flow().name(), set);
            } else if (step instanceof Step.GotoFlow jump) {
                ways.goneTo().accept(jump.flow().name(), set);
            }
            for (Exit exit : step.exits()) {
                after(step, exit, set).ifPresent(then -> follow(exit.target(), then, entries, open, ways));
            }
            if (StepParts.listens(step)) {
                flow.globalKeys().values().forEach(target -> follow(target, set, entries, open, ways));
            }
        }
        return entries;
    }

    private static void follow(
            Target target, Set<String> set, Map<String, Set<String>> entries, Deque<String> open, Ways ways) {
        switch (target) {
            case Target.ToStep(String name, var _) -> arrive(name, set, entries, open);
            case Target.Return _ -> ways.returned().accept(set);
            case Target.Repeat _, Target.Back _, Target.HangUp _ -> {}
        }
    }

    private static void arrive(String step, Set<String> set, Map<String, Set<String>> entries, Deque<String> open) {
        Set<String> before = entries.get(step);
        Set<String> now = before == null ? set : intersection(before, set);
        if (!now.equals(before)) {
            entries.put(step, now);
            open.add(step);
        }
    }

    /** @return what is set after leaving the step this way; empty when it is never left this way */
    private Optional<Set<String>> after(Step step, Exit exit, Set<String> set) {
        return switch (step) {
            case Step.Collect collect ->
                Optional.of(exit.label().equals("collected") ? union(set, Set.of(collect.into())) : set);
            case Step.Operation operation ->
                Optional.of(operation
                        .into()
                        .filter(_ -> gives(operation, exit.label()))
                        .map(into -> union(set, Set.of(into.name())))
                        .orElse(set));
            case Step.SetVariables assigning -> {
                Set<String> after = new HashSet<>(set);
                for (Step.SetVariables.Assignment assignment : assigning.assignments()) {
                    boolean mayBeLeftOut = assignment.value() instanceof Operand.Variable variable
                            && variable.isOptional()
                            && !after.contains(variable.name());
                    if (!mayBeLeftOut) {
                        after.add(assignment.variable().name());
                    }
                }
                yield Optional.of(after);
            }
            case Step.SetRecording recording ->
                Optional.of(
                        switch (recording.change()) {
                            case AGREED, REFUSED -> union(set, Set.of(TOLD_OF_RECORDING));
                            case PAUSED, RESUMED -> set;
                        });
            case Step.CallFlow call ->
                Optional.ofNullable(atReturn.get(call.flow().name())).map(more -> union(set, more));
            case Step.Say _,
                    Step.Menu _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.SetLanguage _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Queue _,
                    Step.Transfer _,
                    Step.Voicemail _,
                    Step.Hangup _ -> Optional.of(set);
        };
    }

    /** Whether the operation gives a value in every outcome that leads out this way. */
    private boolean gives(Step.Operation step, String label) {
        Map<String, Optional<ValueType>> outcomes = operations
                .signature(step.operation().name())
                .map(OperationSignature::outcomes)
                .orElse(Map.of());
        List<String> here = label.equals("otherwise")
                ? outcomes.keySet().stream()
                        .filter(outcome -> !step.on().containsKey(outcome))
                        .toList()
                : List.of(label);
        return here.stream()
                .allMatch(outcome ->
                        outcomes.getOrDefault(outcome, Optional.empty()).isPresent());
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }

    private static Set<String> intersection(Set<String> a, Set<String> b) {
        Set<String> common = new HashSet<>(a);
        common.retainAll(b);
        return common;
    }
}
