package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.ivrengine.routing.Limits;
import org.ivrengine.simulation.AgentGroup;
import org.ivrengine.simulation.Distribution;
import org.jspecify.annotations.Nullable;

/** Reads {@code agents: {SA: {count: 4, skills: {a: 100}}}}. */
final class AgentsReader {

    private final Values values;
    private final ToIntFunction<Section> count;

    /** @param count reads how many agents a group has */
    AgentsReader(Values values, ToIntFunction<Section> count) {
        this.values = values;
        this.count = count;
    }

    List<AgentGroup> read(@Nullable Yaml value) {
        List<AgentGroup> groups = new ArrayList<>();
        Section.entries(value, values, "agents").forEach((name, field) -> {
            Section section = Section.of(field.value(), values, "agent group " + name);
            int agents = count.applyAsInt(section);
            Yaml skills = section.required("skills", "{a: 100}");
            Distribution service =
                    new DistributionReader(values).readOptional(section, "service", "agent group " + name);
            section.done();
            SortedMap<String, Integer> levels = new TreeMap<>();
            Section.entries(skills, values, "skills")
                    .forEach((skill, level) ->
                            levels.put(skill, values.wholeNumber(level.value(), 1, Limits.LEVEL_MAX)));
            groups.add(new AgentGroup(name, agents, levels, service));
        });
        return groups;
    }
}
