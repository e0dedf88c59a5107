package org.ivrengine.prompts.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers which audio of a language we synthesised, and from what: {@code synthesised.txt} beside the prompts. Audio
 * whose bytes are not recorded there is a person's recording, also where it replaced ours under the same name.
 *
 * <p>A line is added before its audio is put in place, so audio of ours is never without its line, whenever we die.
 */
final class SynthesisRecord {

    static final String FILE = "synthesised.txt";

    private static final String HEADER =
            "# Audio made by \"./ivr prompts build\": sound, fingerprint of its text and voice, fingerprint of the audio.";

    /** @param source fingerprint of the text, the voice and our way to treat it */
    private record Made(String source, String audio) {}

    private final Path file;
    private final Map<String, List<Made>> made = new TreeMap<>();

    private SynthesisRecord(Path file) {
        this.file = file;
    }

    static SynthesisRecord open(Path languageFolder) throws IOException {
        SynthesisRecord synthesis = new SynthesisRecord(languageFolder.resolve(FILE));
        if (Files.exists(synthesis.file)) {
            for (String line : Files.readAllLines(synthesis.file)) {
                String[] fields = line.split(" ", -1);
                // A line that was cut short by our death is none: its audio was not put in place.
                if (!line.startsWith("#") && fields.length == 3 && fields[2].length() == 16) {
                    synthesis.remember(fields[0], new Made(fields[1], fields[2]));
                }
            }
        }
        return synthesis;
    }

    /** @return fingerprint of the source from which this audio was made; empty when it is a person's recording */
    synchronized Optional<String> sourceOf(String id, byte[] audio) {
        String fingerprint = Fingerprint.of(audio);
        return made.getOrDefault(id, List.of()).stream()
                .filter(each -> each.audio().equals(fingerprint))
                .map(Made::source)
                .findFirst();
    }

    /** Records audio that is about to be put in place. */
    synchronized void add(String id, String source, byte[] audio) throws IOException {
        Made entry = new Made(source, Fingerprint.of(audio));
        String line = line(id, entry) + "\n";
        Files.writeString(
                file,
                Files.exists(file) ? line : HEADER + "\n" + line,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        remember(id, entry);
    }

    /** Writes the file anew, sorted, with a line for each of these sounds that is ours as it stands now. */
    synchronized void compact(Map<String, byte[]> current) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        new TreeMap<>(current)
                .forEach((id, audio) -> sourceOf(id, audio)
                        .ifPresent(source -> lines.add(line(id, new Made(source, Fingerprint.of(audio))))));
        Path beside = file.resolveSibling(FILE + ".new");
        Files.write(beside, lines);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void remember(String id, Made entry) {
        made.computeIfAbsent(id, each -> new ArrayList<>()).addFirst(entry);
    }

    private static String line(String id, Made entry) {
        return id + " " + entry.source() + " " + entry.audio();
    }
}
