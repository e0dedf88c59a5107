package org.ivrengine.simulation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.ivrengine.routing.Limits;
import org.ivrengine.rules.Section;
import org.ivrengine.rules.Values;
import org.ivrengine.simulation.AgentGroup;
import org.ivrengine.simulation.Distribution;
import org.ivrengine.yaml.YamlNode;
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

    List<AgentGroup> read(@Nullable YamlNode value) {
        List<AgentGroup> groups = new ArrayList<>();
        Section.entries(value, values, "agents").forEach(field -> {
            String name = field.key().text();
            Section section = Section.of(field.value(), values, "agent group " + name);
            int agents = count.applyAsInt(section);
            YamlNode skills = section.required("skills", "{a: 100}");
            Distribution service =
                    new DistributionReader(values).readOptional(section, "service", "agent group " + name);
            section.done();
            SortedMap<String, Integer> levels = new TreeMap<>();
            Section.entries(skills, values, "skills")
                    .forEach(level ->
                            levels.put(level.key().text(), values.wholeNumber(level.value(), 1, Limits.LEVEL_MAX)));
            groups.add(new AgentGroup(name, agents, levels, service));
        });
        return groups;
    }
}
