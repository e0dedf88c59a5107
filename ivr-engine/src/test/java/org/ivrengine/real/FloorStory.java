package org.ivrengine.real;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A round in a few lines, for people. */
final class FloorStory {

    private FloorStory() {}

    static String of(FloorRound round, FloorRecords records, FloorAudit audit) {
        Map<String, Long> outcomes = records.contacts().stream()
                .collect(Collectors.groupingBy(
                        visit -> visit.contact().outcome().name(), TreeMap::new, Collectors.counting()));
        Map<String, Long> offers = records.offers().stream()
                .collect(Collectors.groupingBy(FloorRecords.Offer::outcome, TreeMap::new, Collectors.counting()));
        return """
                seed %d: %d calls, contacts %s, offers %s, %d states compared with Asterisk's list
                %s""".formatted(
                        round.seed(),
                        records.calls().size(),
                        outcomes,
                        offers,
                        round.watch().compared(),
                        audit.times().figures());
    }
}
