package org.ivrengine.flow.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ivrengine.flow.model.Exit;
import org.ivrengine.flow.model.Expression;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;

/**
 * A flow as its author wrote it: the steps of the file are the nodes, and what a file writes as part of a step is part
 * of its node or of the arrow that leads through it.
 */
public final class FlowGraph {

    private static final String END = "end of call";
    private static final String RETURN = "return";

    private final Flow flow;
    private final Map<String, List<String>> lines = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> labels = new LinkedHashMap<>();

    private FlowGraph(Flow flow) {
        this.flow = flow;
    }

    /**
     * @param name of the step, or where flows end
     * @param lines what it does
     * @param isStep false for where flows end
     */
    public record Node(String name, List<String> lines, boolean isStep) {
        public Node {
            lines = List.copyOf(lines);
        }
    }

    /** @param label the exits that lead this way */
    public record Arrow(String from, String to, String label) {}

    /** A flow's nodes, the one in which calls begin first, and what leads from one to another. */
    public record Drawn(List<Node> nodes, List<Arrow> arrows) {
        public Drawn {
            nodes = List.copyOf(nodes);
            arrows = List.copyOf(arrows);
        }
    }

    public static Drawn of(Flow flow) {
        return new FlowGraph(flow).drawn();
    }

    private Drawn drawn() {
        lines.put(flow.start().name(), new ArrayList<>());
        flow.steps().values().stream()
                .filter(Step::isWritten)
                .forEach(step -> lines.putIfAbsent(step.name(), new ArrayList<>()));
        for (Step step : writtenFirst()) {
            if (!isOnTheWay(step)) {
                lines.computeIfAbsent(owner(step.name()), _ -> new ArrayList<>())
                        .add(Summary.of(step));
                step.exits().forEach(exit -> follow(step, exit));
            }
        }
        List<Arrow> arrows = new ArrayList<>();
        Set<String> ends = new LinkedHashSet<>();
        labels.forEach((from, targets) -> targets.forEach((to, words) -> {
            arrows.add(new Arrow(from, to, String.join(", ", words)));
            if (!lines.containsKey(to)) {
                ends.add(to);
            }
        }));
        List<Node> nodes = new ArrayList<>();
        lines.forEach((name, does) -> nodes.add(new Node(name, does, true)));
        ends.forEach(name -> nodes.add(new Node(name, List.of(), false)));
        return new Drawn(nodes, arrows);
    }

    /** So that what a step does stands before what its parts do. */
    private List<Step> writtenFirst() {
        return flow.steps().values().stream()
                .sorted(Comparator.comparing(step -> !step.isWritten()))
                .toList();
    }

    /** The step of the file that a step belongs to. */
    private static String owner(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Said, set or switched on the way out of a step. */
    private static boolean isOnTheWay(Step step) {
        return switch (step) {
            case Step.Say _, Step.SetVariables _, Step.SetLanguage _, Step.SetRecording _ -> !step.isWritten();
            case Step.Menu _,
                    Step.Collect _,
                    Step.Operation _,
                    Step.Choose _,
                    Step.Hours _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Queue _,
                    Step.Transfer _,
                    Step.Voicemail _,
                    Step.Hangup _ -> false;
        };
    }

    private void follow(Step step, Exit exit) {
        String from = owner(step.name());
        StringBuilder label = new StringBuilder(label(step, exit));
        Target target = exit.target();
        while (target instanceof Target.ToStep(String name, var _) && isOnTheWay(flow.require(name))) {
            Step onTheWay = flow.require(name);
            label.append(label.isEmpty() ? "" : ": ").append(Summary.of(onTheWay));
            target = onTheWay.exits().getFirst().target();
        }
        switch (target) {
            case Target.ToStep(String name, var _) -> {
                if (!owner(name).equals(from)) {
                    arrow(from, owner(name), label.toString());
                } else if (name.equals(from)) {
                    note(from, label, "again");
                }
            }
            case Target.Repeat _ -> note(from, label, "repeat");
            case Target.Back _ -> note(from, label, "back");
            case Target.Return _ -> arrow(from, RETURN, label.toString());
            case Target.HangUp _ -> arrow(from, END, label.toString());
        }
    }

    /** The only way out of a step needs no name; a condition is its own. */
    private static String label(Step step, Exit exit) {
        if (step instanceof Step.Choose choose && !exit.label().equals("otherwise")) {
            Expression when =
                    choose.branches().get(Integer.parseInt(exit.label()) - 1).when();
            return when.source();
        }
        return isForward(step) ? "" : exit.label();
    }

    private static boolean isForward(Step step) {
        return step.exits().size() == 1;
    }

    private void note(String step, StringBuilder label, String what) {
        lines.computeIfAbsent(step, _ -> new ArrayList<>()).add(label + ": " + what);
    }

    private void arrow(String from, String to, String label) {
        Set<String> words = labels.computeIfAbsent(from, _ -> new LinkedHashMap<>())
                .computeIfAbsent(to, _ -> new LinkedHashSet<>());
        if (!label.isEmpty()) {
            words.add(label);
        }
    }

    /** Keys that work everywhere in the flow, each with where it leads. */
    static Map<Character, String> globalKeys(Flow flow) {
        Map<Character, String> keys = new TreeMap<>();
        flow.globalKeys()
                .forEach((key, target) -> keys.put(
                        key,
                        switch (target) {
                            case Target.ToStep(String name, var _) -> owner(name);
                            case Target.Repeat _ -> "repeat";
                            case Target.Back _ -> "back";
                            case Target.Return _ -> RETURN;
                            case Target.HangUp _ -> END;
                        }));
        return keys;
    }
}
