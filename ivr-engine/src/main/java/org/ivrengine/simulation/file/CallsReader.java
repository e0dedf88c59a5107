package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.ivrengine.routing.Limits;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Requirement;
import org.ivrengine.rules.QueueReader;
import org.ivrengine.rules.Section;
import org.ivrengine.rules.Values;
import org.ivrengine.simulation.Arrivals;
import org.ivrengine.simulation.CallType;
import org.ivrengine.simulation.Distribution;
import org.ivrengine.yaml.Suggestion;
import org.ivrengine.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code calls: {A: {queue: A, service: {mean: 4}, …}}}. */
final class CallsReader {

    private static final Distribution INSTEAD = new Distribution.Constant(1);

    private final Values values;
    private final QueueReader queueReader;
    private final List<String> queues;
    private final BiFunction<Section, String, Arrivals> arrivals;

    /** @param arrivals reads when the calls of a type come: from its section, with its name for messages */
    CallsReader(
            Values values,
            QueueReader queueReader,
            List<Queue> queues,
            BiFunction<Section, String, Arrivals> arrivals) {
        this.values = values;
        this.queueReader = queueReader;
        this.queues = queues.stream().map(Queue::id).toList();
        this.arrivals = arrivals;
    }

    List<CallType> read(@Nullable YamlNode value) {
        List<CallType> calls = new ArrayList<>();
        Section.entries(value, values, "calls")
                .forEach(entry -> calls.add(type(entry.key().text(), entry.value())));
        return calls;
    }

    private CallType type(String name, YamlNode value) {
        String what = "call type " + name;
        Section section = Section.of(value, values, what);
        String queue = queue(section.required("queue", "A"));
        Arrivals when = arrivals.apply(section, name);
        DistributionReader distributions = new DistributionReader(values);
        YamlNode service = section.required("service", "{mean: 4}");
        Distribution patience = distributions.readOptional(section, "patience", what);
        YamlNode own = section.optional("requires");
        YamlNode priority = section.optional("priority");
        section.done();
        return new CallType(
                name,
                queue,
                own == null ? Requirement.anybody() : queueReader.requirement(own),
                priority == null ? 0 : values.wholeNumber(priority, -Limits.PRIORITY_MAX, Limits.PRIORITY_MAX),
                when,
                service == null ? INSTEAD : distributions.read(service, what + ".service"),
                patience);
    }

    private String queue(@Nullable YamlNode value) {
        if (value == null) {
            return "";
        }
        String queue = values.text(value, "the id of a queue");
        if (!queue.isEmpty() && !queues.contains(queue)) {
            values.faults()
                    .add(value.place(), "queue \"" + queue + "\" does not exist" + Suggestion.among(queue, queues));
        }
        return queue;
    }
}
