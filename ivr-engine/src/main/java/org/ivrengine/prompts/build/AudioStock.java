package org.ivrengine.prompts.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ivrengine.prompts.speech.Line;
import org.ivrengine.prompts.speech.SpokenLanguage;

/** The audio of one language, as it is on disk now. */
public final class AudioStock {

    static final String ENDING = ".wav";

    /** Part of every fingerprint: audio made by another way of ours counts as outdated. */
    private static final String TREATMENT = "1";

    private final SpokenLanguage language;
    private final Path folder;
    private final SynthesisRecord synthesis;

    private AudioStock(SpokenLanguage language, Path folder, SynthesisRecord synthesis) {
        this.language = language;
        this.folder = folder;
        this.synthesis = synthesis;
    }

    /** @param promptsFolder {@code recordings/prompts} */
    public static AudioStock open(SpokenLanguage language, Path promptsFolder) throws IOException {
        Path folder = promptsFolder.resolve(language.tag());
        return new AudioStock(language, folder, SynthesisRecord.open(folder));
    }

    public SpokenLanguage language() {
        return language;
    }

    SynthesisRecord synthesis() {
        return synthesis;
    }

    public Path file(String id) {
        return folder.resolve(id + ENDING);
    }

    /** @return fingerprint of everything that decides how the line sounds when we make it */
    String source(Line line) {
        List<String> parts = new ArrayList<>(language.voice().command());
        parts.add(line.pronounced());
        parts.add(TREATMENT);
        return Fingerprint.of(parts);
    }

    public AudioState state(Line line) throws IOException {
        Path file = file(line.id());
        if (!Files.isRegularFile(file)) {
            return AudioState.MISSING;
        }
        Optional<String> madeFrom = synthesis.sourceOf(line.id(), Files.readAllBytes(file));
        return madeFrom.map(source -> source.equals(source(line)) ? AudioState.SYNTHESISED : AudioState.OUTDATED)
                .orElse(AudioState.RECORDED);
    }

    /** @return ids of audio whose text is gone */
    List<String> withoutText() throws IOException {
        Set<String> known = new HashSet<>();
        language.lines().forEach(line -> known.add(line.id()));
        return ids().stream().filter(id -> !known.contains(id)).toList();
    }

    /** @return whether this audio is ours, and not a person's recording */
    boolean isSynthesised(String id) throws IOException {
        return synthesis.sourceOf(id, Files.readAllBytes(file(id))).isPresent();
    }

    Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        for (String id : ids()) {
            contents.put(id, Files.readAllBytes(file(id)));
        }
        return contents;
    }

    private List<String> ids() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
