package org.ivrengine.callcenter.file;

import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ivrengine.callcenter.port.Agent;

/** Writes levels so that {@link LevelsFile} reads back exactly these, a skill that somebody lacks included. */
public final class LevelsWriter {

    private LevelsWriter() {}

    /** @return every skill that one of them has */
    public static SortedSet<String> skills(Collection<Agent> agents) {
        return agents.stream()
                .flatMap(agent -> agent.skills().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static String csv(Collection<Agent> agents) {
        SortedSet<String> skills = skills(agents);
        StringBuilder text = new StringBuilder("agent");
        skills.forEach(skill -> text.append(',').append(skill));
        for (Agent agent : agents) {
            text.append('\n').append(agent.id());
            skills.forEach(skill -> text.append(',').append(agent.skills().getOrDefault(skill, 0)));
        }
        return text.append('\n').toString();
    }

    public static String yaml(Collection<Agent> agents) {
        SortedSet<String> skills = skills(agents);
        StringBuilder text = new StringBuilder();
        for (Agent agent : agents) {
            String levels = skills.stream()
                    .map(skill -> String.format(
                            Locale.ROOT, "%s: %d", quoted(skill), agent.skills().getOrDefault(skill, 0)))
                    .collect(Collectors.joining(", "));
            text.append(quoted(agent.id())).append(": {").append(levels).append("}\n");
        }
        return text.toString();
    }

    /** Names that YAML would take for something else, such as {@code no} or {@code 1e5}. */
    private static String quoted(String name) {
        return name.matches("[a-z][a-z0-9_]{2,}") && !name.matches("yes|true|false|null|off|nan|inf")
                ? name
                : '"' + name + '"';
    }
}
