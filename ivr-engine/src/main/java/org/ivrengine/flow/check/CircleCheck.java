package org.ivrengine.flow.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.model.Exit;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;

/**
 * Ways that lead round and round without the caller's doing: a silent line would go on for ever. A way through a
 * condition on a variable that the same way changes (a count of tries) is left alone.
 */
final class CircleCheck {

    private record Node(String flow, String step) {}

    private final FlowSet flows;
    private final Map<Node, List<Node>> edges = new LinkedHashMap<>();

    private CircleCheck(FlowSet flows) {
        this.flows = flows;
    }

    static void check(FlowSet flows, Findings findings) {
        CircleCheck check = new CircleCheck(flows);
        Set<String> returning = check.returning();
        for (Flow flow : flows.flows().values()) {
            for (Step step : flow.steps().values()) {
                check.edges.put(new Node(flow.name().name(), step.name()), check.silentNext(flow, step, returning));
            }
        }
        check.leaveOutCounted();
        check.report(findings);
    }

    /** Conditions on a variable that the same circle counts up or down: sooner or later they lead out. */
    private void leaveOutCounted() {
        List<Node> counted = edges.keySet().stream().filter(this::isCounted).toList();
        counted.forEach(edges::remove);
    }

    private boolean isCounted(Node node) {
        Flow flow = flows.named(node.flow()).orElseThrow();
        Set<String> decisive = new HashSet<>();
        StepParts.conditions(flow.require(node.step()))
                .forEach(condition -> decisive.addAll(condition.computation().variables()));
        return !decisive.isEmpty()
                && reachable(node).stream()
                        .filter(other -> counts(other, decisive))
                        .anyMatch(other -> reachable(other).contains(node));
    }

    private boolean counts(Node node, Set<String> variables) {
        Step step = flows.named(node.flow()).orElseThrow().require(node.step());
        return step instanceof Step.SetVariables set
                && set.assignments().stream()
                        .anyMatch(assignment ->
                                variables.contains(assignment.variable().name())
                                        && assignment.value() instanceof Operand.Computed);
    }

    private Set<Node> reachable(Node from) {
        Set<Node> seen = new HashSet<>();
        List<Node> open = new ArrayList<>(edges.getOrDefault(from, List.of()));
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            if (seen.add(node)) {
                open.addAll(edges.getOrDefault(node, List.of()));
            }
        }
        return seen;
    }

    private static List<Target> silentTargets(Step step) {
        return step.exits().stream()
                .filter(exit -> isSilent(step, exit))
                .map(Exit::target)
                .toList();
    }

    /** Whether the step can be left this way though nobody did anything. */
    private static boolean isSilent(Step step, Exit exit) {
        return switch (step) {
            case Step.Menu _, Step.Collect _ -> exit.label().equals("noinput");
            case Step.Queue _ -> !exit.label().equals("talked");
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
                    Step.Voicemail _,
                    Step.Hangup _ -> true;
        };
    }

    private List<Node> silentNext(Flow flow, Step step, Set<String> returning) {
        String here = flow.name().name();
        List<Node> next = new ArrayList<>();
        if (step instanceof Step.CallFlow call) {
            next.add(start(call.flow().name()));
            if (!returning.contains(call.flow().name())) {
                return next;
            }
        }
        if (step instanceof Step.GotoFlow jump) {
            next.add(start(jump.flow().name()));
        }
        for (Target target : silentTargets(step)) {
            switch (target) {
                case Target.ToStep(String name, var _) -> next.add(new Node(here, name));
                case Target.Repeat _ -> next.add(new Node(here, step.name()));
                case Target.Back _, Target.Return _, Target.HangUp _ -> {}
            }
        }
        return next;
    }

    private Node start(String flow) {
        return new Node(flow, flows.named(flow).orElseThrow().start().name());
    }

    /** Flows that a silent caller gets through and back from. */
    private Set<String> returning() {
        Set<String> returning = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Flow flow : flows.flows().values()) {
                if (!returning.contains(flow.name().name()) && returns(flow, returning)) {
                    returning.add(flow.name().name());
                    grows = true;
                }
            }
        }
        return returning;
    }

    private static boolean returns(Flow flow, Set<String> returning) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(flow.start().name()));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (!seen.add(name)) {
                continue;
            }
            Step step = flow.require(name);
            if (step instanceof Step.GotoFlow jump
                    && returning.contains(jump.flow().name())) {
                return true;
            }
            if (step instanceof Step.CallFlow call
                    && !returning.contains(call.flow().name())) {
                continue;
            }
            for (Target target : silentTargets(step)) {
                if (target instanceof Target.Return) {
                    return true;
                }
                if (target instanceof Target.ToStep(String to, var _)) {
                    open.add(to);
                }
            }
        }
        return false;
    }

    private void report(Findings findings) {
        Set<Node> reported = new HashSet<>();
        for (Node from : edges.keySet()) {
            if (reported.contains(from)) {
                continue;
            }
            Optional<List<Node>> circle = circle(from);
            if (circle.isEmpty()) {
                continue;
            }
            reported.addAll(circle.get());
            Flow flow = flows.named(from.flow()).orElseThrow();
            List<String> names = new ArrayList<>(
                    circle.get().stream().map(node -> shown(node, from)).toList());
            names.add(shown(from, from));
            findings.add(
                    flow,
                    flow.require(from.step()).head().place(),
                    "without the caller's doing the call goes round and round: " + String.join(" -> ", names));
        }
    }

    private static String shown(Node node, Node from) {
        return node.flow().equals(from.flow()) ? node.step() : node.flow() + "/" + node.step();
    }

    /** The shortest way from a node back to itself. */
    private Optional<List<Node>> circle(Node from) {
        Map<Node, Node> cameFrom = new HashMap<>();
        List<Node> open = new ArrayList<>(List.of(from));
        for (int i = 0; i < open.size(); i++) {
            for (Node next : edges.getOrDefault(open.get(i), List.of())) {
                if (next.equals(from)) {
                    return Optional.of(way(from, open.get(i), cameFrom));
                }
                if (edges.containsKey(next) && cameFrom.putIfAbsent(next, open.get(i)) == null) {
                    open.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Node> way(Node from, Node last, Map<Node, Node> cameFrom) {
        List<Node> way = new ArrayList<>();
        for (Node node = last; !node.equals(from); node = Objects.requireNonNull(cameFrom.get(node))) {
            way.addFirst(node);
        }
        way.addFirst(from);
        return way;
    }
}
