package org.ivrengine.quality.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ivrengine.quality.Scorecard;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/**
 * The scorecards of a folder, one file each.
 *
 * @param cards those without faults, by key
 * @param faults of the others
 */
public record ScorecardFolder(SortedMap<String, Scorecard> cards, List<Fault> faults) {

    private static final String ENDING = ".yaml";

    public ScorecardFolder {
        cards = Collections.unmodifiableSortedMap(new TreeMap<>(cards));
        faults = List.copyOf(faults);
    }

    /**
     * Reads them; a folder that is not there has none.
     *
     * @param queues those that there are; empty when that is not to be checked
     */
    public static ScorecardFolder read(Path folder, Optional<Set<String>> queues) throws IOException {
        SortedMap<String, Scorecard> cards = new TreeMap<>();
        List<Fault> faults = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new ScorecardFolder(cards, faults);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                Faults ofFile = new Faults(file.toString());
                String name = file.getFileName().toString();
                ScorecardReader.read(
                                name.substring(0, name.length() - ENDING.length()),
                                Files.readString(file),
                                queues,
                                ofFile)
                        .ifPresent(card -> cards.put(card.key(), card));
                faults.addAll(ofFile.sorted());
            }
        }
        return new ScorecardFolder(cards, faults);
    }
}
