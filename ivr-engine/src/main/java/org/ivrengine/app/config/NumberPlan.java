package org.ivrengine.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Place;

/**
 * The numbers that agents can dial, and where each stands: flows', queues', and codes of telephones. No two may be the same,
 * or one of the two would be reached by nobody.
 */
public final class NumberPlan {

    /** What agents dial to sign in and out, to pause, to listen: the dialplan's context {@code ivr-agents}. */
    private static final Pattern CODE = Pattern.compile("\\*1([0134]|2[0-9]|5[0-9]+)");

    /** As many numbers are tried for one that is free. */
    private static final int TRIED_MAX = 10_000;

    private final SortedMap<String, Holder> holders = new TreeMap<>();
    private final List<Fault> clashes = new ArrayList<>();

    /**
     * Whose a number is.
     *
     * @param who for example {@code queue "orders"}
     */
    public record Holder(String who, String file, Place place) {
        @Override
        public String toString() {
            return "the number of " + who + " (" + file + ":" + place + ")";
        }
    }

    private NumberPlan() {}

    /**
     * @param queuesFile path of the file of queues
     * @param shown how a file's path is shown to people
     */
    static NumberPlan of(Iterable<Flow> flows, HouseNumbers queues, String queuesFile, UnaryOperator<String> shown) {
        NumberPlan plan = new NumberPlan();
        List<Runnable> told = new ArrayList<>();
        for (Flow flow : flows) {
            for (Reference number : flow.numbers()) {
                // Two flows of one number are a fault of the flows already.
                plan.holders.putIfAbsent(
                        number.name(),
                        new Holder("flow \"" + flow.name().name() + "\"", shown.apply(flow.file()), number.place()));
                if (CODE.matcher(number.name()).matches()) {
                    plan.clash(
                            shown.apply(flow.file()),
                            number.place(),
                            number.name() + " is a code of agents' telephones; a number of digits would be right");
                }
            }
        }
        new TreeMap<>(queues.queues()).forEach((number, queue) -> {
            Place place = queues.places().getOrDefault(number, Place.START);
            String file = shown.apply(queuesFile);
            Holder before = plan.holders.putIfAbsent(number, new Holder("queue \"" + queue + "\"", file, place));
            if (before != null) {
                told.add(() -> plan.clash(file, place, number + " is " + before + " already; " + plan.free(number)));
            }
        });
        told.forEach(Runnable::run); // what is free is known when all are
        return plan;
    }

    private void clash(String file, Place place, String message) {
        clashes.add(new Fault(file, place.line(), place.column(), message));
    }

    /** @return what is wrong between the files */
    public List<Fault> clashes() {
        return List.copyOf(clashes);
    }

    /** @return whose a number is in the files */
    public Optional<Holder> holder(String number) {
        return Optional.ofNullable(holders.get(number));
    }

    /**
     * What is wrong between the files and the agents.
     *
     * @param extensions agents' ids by their numbers
     */
    public List<Fault> clashesWith(Map<String, String> extensions) {
        List<Fault> faults = new ArrayList<>();
        extensions.forEach((number, agent) -> holder(number)
                .ifPresent(held -> faults.add(new Fault(
                        held.file(),
                        held.place().line(),
                        held.place().column(),
                        number + " is the extension of agent " + agent + " already; " + free(number) + " (\"./ivr agent"
                                + " extension " + agent + " NUMBER\" gives her another one)"))));
        return faults;
    }

    /** @return a word on the next number of as many digits that nobody in the files has */
    public String free(String number) {
        if (!number.matches("[1-9][0-9]{0,9}")) {
            return "another one would be right";
        }
        long from = Long.parseLong(number);
        for (long next = from + 1; next < from + TRIED_MAX; next++) {
            if (!holders.containsKey(Long.toString(next))) {
                return "right would be " + next + ", for example";
            }
        }
        return "another one would be right";
    }
}
