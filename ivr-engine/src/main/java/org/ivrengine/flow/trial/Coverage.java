package org.ivrengine.flow.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.model.Exit;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.flow.port.CallLog.StepVisit;
import org.ivrengine.yaml.Place;

/** Which ways out of which steps calls have gone, and which never. A step that ends the call counts as one way. */
public final class Coverage {

    /** A flow's global keys, in place of a step. */
    private static final String GLOBAL_KEYS = "global_keys";

    private static final String LEFT = "left";

    private final FlowSet flows;
    private final Map<Way, Integer> walked = new LinkedHashMap<>();

    /**
     * One way out of a step.
     *
     * @param place of where it leads, in the flow's file; for a step without exits, its own
     */
    public record Way(String flow, String file, String step, String exit, Place place) {
        @Override
        public String toString() {
            return file + ":" + place + ": " + step + ": " + exit;
        }
    }

    public Coverage(FlowSet flows) {
        this.flows = flows;
        flows.flows().values().forEach(flow -> {
            flow.globalKeys()
                    .forEach((key, target) -> walked.put(way(flow, GLOBAL_KEYS, "key " + key, target.place()), 0));
            flow.steps().values().forEach(step -> ways(flow, step).forEach(way -> walked.put(way, 0)));
        });
    }

    private static Way way(Flow flow, String step, String exit, Place place) {
        return new Way(flow.name().name(), flow.file(), step, exit, place);
    }

    private static List<Way> ways(Flow flow, Step step) {
        List<Way> ways = new ArrayList<>();
        for (Exit exit : step.exits()) {
            ways.add(way(flow, step.name(), exit.label(), exit.target().place()));
        }
        if (ways.isEmpty()) {
            ways.add(way(flow, step.name(), LEFT, step.head().place()));
        }
        return ways;
    }

    /** How often each way was gone, in the order of the flows' files. */
    public Map<Way, Integer> walked() {
        return Collections.unmodifiableMap(walked);
    }

    public List<Way> neverWalked() {
        return walked.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Of all ways, how many were gone; 100 when there are none. */
    public double percent() {
        return walked.isEmpty() ? 100 : 100.0 * (walked.size() - neverWalked().size()) / walked.size();
    }

    /** Counts the ways of one call. */
    public void add(List<StepVisit> visits) {
        Deque<Caller> callers = new ArrayDeque<>();
        for (StepVisit visit : visits) {
            flows.named(visit.flow())
                    .ifPresent(flow -> flow.step(visit.step()).ifPresent(step -> {
                        if (step instanceof Step.CallFlow call
                                && visit.outcome().equals("called")) {
                            callers.push(new Caller(flow, call));
                        } else {
                            count(flow, step, visit.outcome(), callers);
                        }
                    }));
        }
    }

    /** A step that has called another flow and gets the call back when that flow returns. */
    private record Caller(Flow flow, Step.CallFlow step) {}

    private void count(Flow flow, Step step, String outcome, Deque<Caller> callers) {
        if (step.exits().isEmpty()) {
            count(way(flow, step.name(), LEFT, step.head().place()));
            return;
        }
        wentBack(flow, callers);
        Optional<Target> target = exit(step, outcome).map(exit -> {
            count(way(flow, step.name(), exit.label(), exit.target().place()));
            return exit.target();
        });
        while (target.orElse(null) instanceof Target.Return && !callers.isEmpty()) {
            Caller caller = callers.pop();
            Target next = caller.step().next();
            count(way(caller.flow(), caller.step().name(), "returned", next.place()));
            target = Optional.of(next);
        }
        if (target.isEmpty() && outcome.startsWith("key ")) {
            Optional.ofNullable(flow.globalKeys().get(outcome.charAt(outcome.length() - 1)))
                    .ifPresent(leads -> count(way(flow, GLOBAL_KEYS, outcome, leads.place())));
        }
    }

    /** A caller who went back to a menu of a calling flow has left the called ones for good. */
    private static void wentBack(Flow flow, Deque<Caller> callers) {
        boolean isCalling = callers.stream().anyMatch(caller -> caller.flow().equals(flow));
        if (isCalling
                && !callers.getFirst().step().flow().name().equals(flow.name().name())) {
            while (!callers.pop().flow().equals(flow)) {
                // the flows between them are left, too
            }
        }
    }

    private void count(Way way) {
        walked.computeIfPresent(way, (_, times) -> times + 1);
    }

    /** The exit that an outcome in the call log stands for; empty for a hang-up in the step or a global key. */
    private static Optional<Exit> exit(Step step, String outcome) {
        return switch (step) {
            case Step.Voicemail voicemail -> labelled(voicemail, outcome.startsWith("recorded") ? "recorded" : outcome);
            case Step.Operation _, Step.Queue _ -> labelled(step, outcome).or(() -> labelledOtherwise(step, outcome));
            case Step.Hours _ ->
                labelled(step, outcome)
                        .or(() -> outcome.equals("holiday") ? labelled(step, "closed") : Optional.empty());
            case Step.Say _,
                    Step.Menu _,
                    Step.Collect _,
                    Step.Choose _,
                    Step.SetVariables _,
                    Step.SetLanguage _,
                    Step.SetRecording _,
                    Step.CallFlow _,
                    Step.Goto _,
                    Step.GotoFlow _,
                    Step.Transfer _,
                    Step.Hangup _ -> labelled(step, outcome);
        };
    }

    private static Optional<Exit> labelledOtherwise(Step step, String outcome) {
        boolean isLeft = !outcome.equals("hangup") && !outcome.equals("cut");
        return isLeft ? labelled(step, "otherwise") : Optional.empty();
    }

    private static Optional<Exit> labelled(Step step, String label) {
        return step.exits().stream().filter(exit -> exit.label().equals(label)).findFirst();
    }
}
