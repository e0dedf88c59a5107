package org.ivrengine.simulation.file;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Rules;
import org.ivrengine.rules.QueueReader;
import org.ivrengine.rules.Section;
import org.ivrengine.rules.Unit;
import org.ivrengine.rules.Values;
import org.ivrengine.simulation.AgentGroup;
import org.ivrengine.simulation.Arrivals;
import org.ivrengine.simulation.CallType;
import org.ivrengine.simulation.Run;
import org.ivrengine.simulation.Scenario;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads what scenario and forecast have in common: unit, seed, queues, calls, agents, waiting places, trunks. */
final class CentreReader {

    private final Section top;
    private final Faults faults;
    private final Values values;
    private final long seed;

    CentreReader(YamlNode document, String name, Faults faults) {
        this.faults = faults;
        Values plain = new Values(faults, Unit.MINUTES);
        top = Section.of(document, plain, name);
        YamlNode unit = top.optional("unit");
        values = new Values(faults, unit == null ? Unit.MINUTES : plain.word(unit, Unit.class, Unit.MINUTES));
        YamlNode seedGiven = top.optional("seed");
        seed = seedGiven == null ? 1 : values.longNumber(seedGiven);
    }

    /** @return the whole file, for keys of one's own, to be read before {@link #read} */
    Section top() {
        return top;
    }

    Values values() {
        return values;
    }

    /**
     * @param count reads how many agents a group has
     * @param arrivals reads when the calls of a type come
     * @return null if there is any fault: what stands in for a faulty part makes no whole
     */
    @Nullable
    Scenario read(
            Run run,
            OptionalDouble serviceLevelMs,
            ToIntFunction<Section> count,
            BiFunction<Section, String, Arrivals> arrivals) {
        List<AgentGroup> agents =
                new AgentsReader(values, count).read(top.required("agents", "{SA: {count: 4, skills: {a: 100}}}"));
        SortedSet<String> skills = new TreeSet<>();
        agents.forEach(group -> skills.addAll(group.skills().keySet()));
        QueueReader queueReader = new QueueReader(values, skills);
        List<Queue> queues = queueReader.readAll(top.required("queues", "{A: {requires: \"a >= 1\"}}"));
        List<CallType> calls = new CallsReader(values, queueReader, queues, arrivals)
                .read(top.required("calls", "{A: {queue: A, arrivals: {rate: 1.4}, service: {mean: 4}}}"));
        OptionalInt places = optionalCount("waiting_places", 0);
        OptionalInt trunks = optionalCount("trunks", 1);
        top.done();
        if (!faults.isEmpty()) {
            return null;
        }
        return new Scenario(
                values.unit(), seed, run, Rules.of(skills, queues), calls, agents, places, trunks, serviceLevelMs);
    }

    private OptionalInt optionalCount(String key, int least) {
        YamlNode value = top.optional(key);
        return value == null
                ? OptionalInt.empty()
                : OptionalInt.of(values.wholeNumber(value, least, Integer.MAX_VALUE));
    }
}
