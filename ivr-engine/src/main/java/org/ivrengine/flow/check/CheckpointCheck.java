package org.ivrengine.flow.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Step;
import org.ivrengine.flow.port.Checkpoints;
import org.ivrengine.flow.port.Value;
import org.ivrengine.yaml.Place;

/**
 * Calls that can come to carry more than a checkpoint holds: they could not go on after a crash. Counted is what flows say
 * themselves, digits that are collected and texts that are written; what operations give is bounded when it is read.
 */
final class CheckpointCheck {

    /** For all that is not the value of a variable: where the call stands, sixteen flows deep. */
    private static final int PLACE_LENGTH_MAX = 1_000;

    /** Of a value with a type of its own, for example an amount of money. */
    private static final int PLAIN_LENGTH_MAX = 30;

    private static final int VALUES_LENGTH_MAX = Checkpoints.LENGTH_MAX - PLACE_LENGTH_MAX;

    private final FlowSet flows;
    private final Findings findings;
    private final Map<String, Integer> lengths = new HashMap<>();
    private int total;

    private CheckpointCheck(FlowSet flows, Findings findings) {
        this.flows = flows;
        this.findings = findings;
    }

    static void check(FlowSet flows, Findings findings) {
        for (Flow flow : flows.flows().values()) {
            if (!flow.numbers().isEmpty()) {
                new CheckpointCheck(flows, findings).call(flow);
            }
        }
    }

    /** A call that begins in this flow. */
    private void call(Flow first) {
        Set<String> seen = new LinkedHashSet<>(Set.of(first.name().name()));
        Deque<Flow> open = new ArrayDeque<>(Set.of(first));
        while (!open.isEmpty()) {
            Flow flow = open.removeFirst();
            for (Step step : flow.steps().values()) {
                if (carriesTooMuchAfter(flow, step)) {
                    return;
                }
                step.otherFlow()
                        .map(Reference::name)
                        .filter(seen::add)
                        .flatMap(flows::named)
                        .ifPresent(open::addLast);
            }
        }
    }

    private boolean carriesTooMuchAfter(Flow flow, Step step) {
        int before = total;
        Optional<Place> place = Optional.empty();
        if (step instanceof Step.Collect collect && !collect.secret()) {
            count(collect.into(), collect.digitsMax());
            place = Optional.of(step.head().place());
        } else if (step instanceof Step.SetVariables set) {
            set.assignments().forEach(each -> count(each.variable().name(), length(each.value())));
            place = Optional.of(step.head().place());
        }
        if (before > VALUES_LENGTH_MAX || total <= VALUES_LENGTH_MAX || place.isEmpty()) {
            return false;
        }
        findings.add(
                flow,
                place.get(),
                "from here on a call can carry " + total + " characters of values; a checkpoint holds "
                        + VALUES_LENGTH_MAX + ", so it could not go on here after a crash. Collect or set less");
        return true;
    }

    /** The variable keeps the longest of all that it can be. */
    private void count(String variable, int length) {
        int whole = variable.length() + "=t,".length() + length;
        int before = lengths.getOrDefault(variable, 0);
        if (whole > before) {
            lengths.put(variable, whole);
            total += whole - before;
        }
    }

    private static int length(Operand operand) {
        return operand instanceof Operand.Literal(Value.Text(String text), var _) ? escaped(text) : PLAIN_LENGTH_MAX;
    }

    /** At most: what is no letter or digit of ours takes three characters for each octet. */
    private static int escaped(String text) {
        return text.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))
                ? text.length()
                : 3 * text.getBytes(UTF_8).length;
    }
}
