package org.ivrengine.callcenter.file;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.callcenter.port.SkillName;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.Suggestion;

/**
 * Levels by agent, then by skill, as a file says them; 0 takes a skill away, and what is not named stays as it is.
 *
 * @param levels empty when there are faults
 */
public record LevelsFile(SortedMap<String, SortedMap<String, Integer>> levels, List<Fault> faults) {

    public static final int LEVEL_MAX = 100;

    public LevelsFile {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        faults = List.copyOf(faults);
    }

    /**
     * @param name path as the reader knows it; one that ends in {@code .csv} is read as CSV, others as YAML
     * @param agents ids of those who exist
     */
    public static LevelsFile read(String name, String text, Set<String> agents) {
        Faults faults = new Faults(name);
        Collected collected = new Collected(agents, faults);
        if (name.endsWith(".csv")) {
            CsvLevels.read(text, collected);
        } else {
            YamlLevels.read(text, collected);
        }
        return new LevelsFile(faults.isEmpty() ? collected.levels : new TreeMap<>(), faults.sorted());
    }

    /** What was read so far; every part of it is checked when it comes. */
    static final class Collected {

        private final SortedMap<String, SortedMap<String, Integer>> levels = new TreeMap<>();
        private final Set<String> agents;
        final Faults faults;

        Collected(Set<String> agents, Faults faults) {
            this.agents = new TreeSet<>(agents);
            this.faults = faults;
        }

        void agent(String agent, Place place) {
            if (!agents.contains(agent)) {
                faults.add(place, "there is no agent \"" + agent + "\"" + Suggestion.among(agent, agents));
            } else if (levels.putIfAbsent(agent, new TreeMap<>()) != null) {
                faults.add(place, "agent \"" + agent + "\" stands here a second time");
            }
        }

        void skill(String skill, Place place) {
            if (!SkillName.isValid(skill)) {
                faults.add(
                        place,
                        "\"" + skill
                                + "\" cannot name a skill; right are letters, digits, \"_\" and \"-\", a letter first");
            }
        }

        void level(String agent, String skill, String level, Place place) {
            if (!level.matches("\\d{1,3}") || Integer.parseInt(level) > LEVEL_MAX) {
                faults.add(
                        place,
                        "\"" + level + "\" is not a level; 1 to " + LEVEL_MAX + " is right, or 0 for a skill that "
                                + agent + " no longer has");
            } else if (levels.containsKey(agent)) {
                levels.get(agent).put(skill, Integer.parseInt(level));
            }
        }
    }
}
