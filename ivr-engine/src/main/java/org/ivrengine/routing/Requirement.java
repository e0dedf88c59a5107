package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A condition over the levels of an agent's skills: {@code billing >= 50 && (english >= 30 || spanish >= 70)}. A skill
 * that she lacks has level 0. Equal texts up to spaces and needless parentheses give equal requirements.
 */
public sealed interface Requirement {

    /** Met by everybody. */
    static Requirement anybody() {
        return All.OF_NOTHING;
    }

    /** Whether an agent with these levels meets it. */
    boolean metBy(Map<String, Integer> levels);

    /** Adds every skill named. */
    void collectSkills(Collection<? super String> into);

    /** Every skill named, in order of name. */
    default SortedSet<String> skills() {
        SortedSet<String> names = new TreeSet<>();
        collectSkills(names);
        return names;
    }

    /**
     * Reads a requirement.
     *
     * @throws RequirementFault with the column, if the text is none
     */
    static Requirement parse(String text) {
        return new RequirementParser(text, null).parse();
    }

    /**
     * Reads a requirement that may name only these skills.
     *
     * @throws RequirementFault with the column, if the text is none or names another skill
     */
    static Requirement parse(String text, Collection<String> knownSkills) {
        return new RequirementParser(text, knownSkills).parse();
    }

    /** Met by who meets all of them; of one, that one. */
    static Requirement all(List<Requirement> parts) {
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    /** Met by who meets one of them; of one, that one. */
    static Requirement any(List<Requirement> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    /** How a level is compared. */
    enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        EQUAL("=="),
        UNEQUAL("!="),
        MORE(">"),
        LESS("<");

        final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(int level, int bound) {
            return switch (this) {
                case AT_LEAST -> level >= bound;
                case AT_MOST -> level <= bound;
                case EQUAL -> level == bound;
                case UNEQUAL -> level != bound;
                case MORE -> level > bound;
                case LESS -> level < bound;
            };
        }
    }

    /** {@code billing >= 50}. */
    record Level(String skill, Comparison comparison, int bound) implements Requirement {
        @Override
        public boolean metBy(Map<String, Integer> levels) {
            Integer level = levels.get(skill);
            return comparison.holds(level == null ? 0 : level, bound);
        }

        @Override
        public void collectSkills(Collection<? super String> into) {
            into.add(skill);
        }

        @Override
        public String toString() {
            return skill + " " + comparison.sign + " " + bound;
        }
    }

    /** {@code a && b}. */
    record All(List<Requirement> parts) implements Requirement {
        private static final All OF_NOTHING = new All(List.of());

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean metBy(Map<String, Integer> levels) {
            for (Requirement part : parts) {
                if (!part.metBy(levels)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void collectSkills(Collection<? super String> into) {
            parts.forEach(part -> part.collectSkills(into));
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" && "));
        }
    }

    /** {@code a || b}. */
    record Any(List<Requirement> parts) implements Requirement {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean metBy(Map<String, Integer> levels) {
            for (Requirement part : parts) {
                if (part.metBy(levels)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void collectSkills(Collection<? super String> into) {
            parts.forEach(part -> part.collectSkills(into));
        }

        @Override
        public String toString() {
            return parts.stream().map(Requirement::toString).collect(Collectors.joining(" || "));
        }
    }

    /** {@code !a}. */
    record Not(Requirement part) implements Requirement {
        @Override
        public boolean metBy(Map<String, Integer> levels) {
            return !part.metBy(levels);
        }

        @Override
        public void collectSkills(Collection<? super String> into) {
            part.collectSkills(into);
        }

        @Override
        public String toString() {
            return "!(" + part + ")";
        }
    }

    /** The requirement of a queue at each of its steps: the first, or any later one reached so far. */
    static List<Requirement> widening(List<Requirement> steps) {
        List<Requirement> reached = new ArrayList<>();
        for (int last = 1; last <= steps.size(); last++) {
            reached.add(any(steps.subList(0, last)));
        }
        return reached;
    }
}
