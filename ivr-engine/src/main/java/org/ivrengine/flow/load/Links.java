package org.ivrengine.flow.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.model.Exit;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.model.Target;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Suggestion;

/** Whether everything that flows name in one another is there. */
final class Links {

    private Links() {}

    /** Targets within one flow. */
    static void check(Flow flow, Faults faults) {
        List<String> written = flow.steps().keySet().stream()
                .filter(name -> name.indexOf('.') < 0)
                .toList();
        if (!flow.steps().containsKey(flow.start().name())) {
            faults.add(flow.start().place(), missingStep(flow.start().name(), written));
        }
        List<Target> targets = new ArrayList<>(flow.globalKeys().values());
        for (Step step : flow.steps().values()) {
            step.exits().stream().map(Exit::target).forEach(targets::add);
        }
        for (Target target : targets) {
            if (target instanceof Target.ToStep(String name, var place)
                    && !flow.steps().containsKey(name)) {
                faults.add(place, missingStep(name, written));
            }
        }
    }

    private static String missingStep(String name, List<String> known) {
        return "step \"" + name + "\" does not exist" + Suggestion.among(name, known);
    }

    /** @param isComplete whether all files could be read, so that a flow that is not there is not there */
    static List<Fault> acrossFlows(List<Flow> flows, boolean isComplete) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Flow> byName = new HashMap<>();
        Map<String, Flow> byNumber = new HashMap<>();
        for (Flow flow : flows) {
            Flow first = byName.putIfAbsent(flow.name().name(), flow);
            if (first != null) {
                faults.add(
                        fault(flow, flow.name(), "flow \"" + flow.name().name() + "\" is already in " + first.file()));
            }
            for (Reference number : flow.numbers()) {
                Flow other = byNumber.putIfAbsent(number.name(), flow);
                if (other != null) {
                    String where = other.file().equals(flow.file())
                            ? "this flow already"
                            : "flow \"" + other.name().name() + "\" in " + other.file();
                    faults.add(
                            fault(flow, number, "number " + number.name() + " is routed twice; it begins in " + where));
                }
            }
        }
        if (isComplete) {
            flows.forEach(flow -> namedFlows(flow, byName, faults));
        }
        return faults;
    }

    private static void namedFlows(Flow flow, Map<String, Flow> byName, List<Fault> faults) {
        for (Step step : flow.steps().values()) {
            step.otherFlow()
                    .filter(named -> !byName.containsKey(named.name()))
                    .ifPresent(named -> faults.add(fault(
                            flow,
                            named,
                            "flow \"" + named.name() + "\" does not exist"
                                    + Suggestion.among(named.name(), new TreeSet<>(byName.keySet())))));
        }
    }

    /** @return names of the flows that have a number, or that one of these goes to */
    static Set<String> entered(Collection<Flow> flows) {
        Set<String> entered = new TreeSet<>();
        for (Flow flow : flows) {
            if (!flow.numbers().isEmpty()) {
                entered.add(flow.name().name());
            }
            for (Step step : flow.steps().values()) {
                step.otherFlow().map(Reference::name).ifPresent(entered::add);
            }
        }
        return entered;
    }

    private static Fault fault(Flow flow, Reference at, String message) {
        return new Fault(flow.file(), at.place().line(), at.place().column(), message);
    }
}
