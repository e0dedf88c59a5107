package org.ivrengine.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a contact is judged by.
 *
 * @param key the name of its file
 * @param queues whose contacts it is for; empty: all
 * @param passPermille least score of a good contact, per mille
 */
public record Scorecard(String key, Texts title, Set<String> queues, int passPermille, List<Section> sections) {

    public Scorecard {
        queues = Collections.unmodifiableSet(new TreeSet<>(queues));
        sections = List.copyOf(sections);
        Set<String> keys = new TreeSet<>();
        for (Section section : sections) {
            for (Criterion criterion : section.criteria()) {
                if (!keys.add(criterion.key())) {
                    throw new IllegalArgumentException("two criteria are called " + criterion.key());
                }
            }
        }
        if (keys.isEmpty() || passPermille < 0 || passPermille > 1_000) {
            throw new IllegalArgumentException("scorecard " + key + ": " + keys.size() + " criteria, " + passPermille);
        }
    }

    /**
     * Criteria that belong together.
     *
     * @param weight how much it counts beside the other sections
     */
    public record Section(String key, Texts title, int weight, List<Criterion> criteria) {
        public Section {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * One question.
     *
     * @param help what to look for
     * @param weight how much it counts beside the others of its section; 0 when it only can be fatal
     * @param fatal whether the worst answer makes the whole review fail with 0
     * @param mayNotApply whether "not applicable" is an answer
     */
    public record Criterion(
            String key, Texts ask, Optional<Texts> help, Kind kind, int weight, boolean fatal, boolean mayNotApply) {

        /** @return whether this is an answer to it */
        public boolean takes(Answer answer) {
            return switch (answer) {
                case Answer.NotApplicable _ -> mayNotApply;
                case Answer.Yes _, Answer.No _ -> kind instanceof Kind.YesNo;
                case Answer.Points(int points) -> kind instanceof Kind.Scale(int max, var _) && points <= max;
            };
        }

        /** What can be answered, for people. */
        public String answers() {
            String own = switch (kind) {
                case Kind.YesNo _ -> "yes, no";
                case Kind.Scale(int max, var _) -> "0 to " + max;
            };
            return mayNotApply ? own + ", na" : own;
        }
    }

    /** How a question is answered. */
    public sealed interface Kind {
        record YesNo() implements Kind {}

        /**
         * Points from 0.
         *
         * @param max points of the best
         * @param anchors what some of the points mean
         */
        record Scale(int max, SortedMap<Integer, Texts> anchors) implements Kind {
            public Scale {
                anchors = new TreeMap<>(anchors);
            }
        }
    }

    public List<Criterion> criteria() {
        List<Criterion> all = new ArrayList<>();
        sections.forEach(section -> all.addAll(section.criteria()));
        return all;
    }

    public Optional<Criterion> criterion(String named) {
        return criteria().stream()
                .filter(criterion -> criterion.key().equals(named))
                .findFirst();
    }

    /** @return whether it is meant for contacts of this queue */
    public boolean fits(Optional<String> queue) {
        return queues.isEmpty() || queue.filter(queues::contains).isPresent();
    }
}
