package org.ivrengine.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ivrengine.flow.port.PromptCatalogue;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.prompts.speech.LanguageRules;
import org.ivrengine.prompts.speech.LanguageRulesReader;
import org.ivrengine.prompts.speech.Line;
import org.ivrengine.prompts.speech.SpokenLanguage;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/**
 * What callers hear, as it stands in {@code recordings/prompts}: a folder for each language with texts, rules and
 * audio. Immutable but for the audio, which is looked for on disk when somebody asks.
 */
public final class Catalogue implements PromptCatalogue, Speech {

    static final String TEXTS_FILE = "prompts.yaml";
    static final String RULES_FILE = "language.yaml";

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

    private final Path folder;
    private final SortedMap<String, SpokenLanguage> languages;

    private Catalogue(Path folder, SortedMap<String, SpokenLanguage> languages) {
        this.folder = folder;
        this.languages = Collections.unmodifiableSortedMap(languages);
    }

    /**
     * @param folder {@code recordings/prompts}
     * @throws FaultyPromptsException with every fault of every file
     */
    public static Catalogue load(Path folder) throws IOException, FaultyPromptsException {
        List<Fault> faults = new ArrayList<>();
        SortedMap<String, SpokenLanguage> languages = new TreeMap<>();
        for (Path language : languageFolders(folder, faults)) {
            String tag = language.getFileName().toString();
            checkTag(language, tag, faults);
            List<Line> texts = read(language.resolve(TEXTS_FILE), faults, PromptTextReader::read)
                    .orElse(List.of());
            Optional<LanguageRules> rules = read(language.resolve(RULES_FILE), faults, LanguageRulesReader::read)
                    .flatMap(read -> read);
            if (faults.isEmpty() && rules.isPresent()) {
                languages.put(tag, new SpokenLanguage(tag, rules.get(), texts));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultyPromptsException(faults);
        }
        return new Catalogue(folder, languages);
    }

    private static List<Path> languageFolders(Path folder, List<Fault> faults) throws IOException {
        if (!Files.isDirectory(folder)) {
            faults.add(Fault.ofWhole(folder.toString(), "no such folder; it has one folder for each language"));
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> folders = inside.filter(Files::isDirectory).sorted().toList();
            if (folders.isEmpty()) {
                faults.add(Fault.ofWhole(
                        folder.toString(), "has no language; make a folder such as en with " + TEXTS_FILE));
            }
            return folders;
        }
    }

    private static void checkTag(Path folder, String tag, List<Fault> faults) {
        if (!TAG.matcher(tag).matches()) {
            faults.add(Fault.ofWhole(
                    folder.toString(),
                    "\"" + tag + "\" is no language tag in lower case; expected for example en or pt-br"));
        }
    }

    private static <T> Optional<T> read(Path file, List<Fault> all, BiFunction<String, Faults, T> reader)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            all.add(Fault.ofWhole(file.toString(), "is missing; docs/PROMPTS.md says what belongs into it"));
            return Optional.empty();
        }
        Faults faults = new Faults(file.toString());
        T read = reader.apply(Files.readString(file), faults);
        all.addAll(faults.sorted());
        return Optional.of(read);
    }

    public Path folder() {
        return folder;
    }

    /** @return what can be spoken, by tag */
    public Collection<SpokenLanguage> spokenLanguages() {
        return languages.values();
    }

    /** @return where the sound's audio stands, whether or not it is there */
    public Path audio(Sound sound) {
        return folder.resolve(sound.language()).resolve(sound.id() + ".wav");
    }

    /** @return the file with the texts of a language */
    public Path texts(SpokenLanguage language) {
        return folder.resolve(language.tag()).resolve(TEXTS_FILE);
    }

    /** Makes ready what takes time, so that no caller waits for it; for a thread of its own. */
    public void prepare() {
        languages.values().forEach(SpokenLanguage::prepare);
    }

    @Override
    public SortedSet<String> languages() {
        return new TreeSet<>(languages.keySet());
    }

    @Override
    public SortedSet<String> ids(String language) {
        return new TreeSet<>(spoken(language).prompts().keySet());
    }

    @Override
    public List<Sound> withoutAudio() {
        return languages.values().stream()
                .flatMap(language -> language.lines().stream().map(line -> new Sound(language.tag(), line.id())))
                .filter(sound -> !Files.isRegularFile(audio(sound)))
                .toList();
    }

    @Override
    public List<Sound> sounds(Utterance utterance, String language) {
        return spoken(language).sounds(utterance);
    }

    @Override
    public String text(Utterance utterance, String language) {
        return spoken(language).text(utterance);
    }

    /** Looks for the language itself, then without its last subtag: {@code es-mx}, {@code es}. */
    private SpokenLanguage spoken(String language) {
        for (String tag = language; !tag.isEmpty(); tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')))) {
            SpokenLanguage found = languages.get(tag);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException(
                "no language \"" + language + "\"; there are " + String.join(", ", languages.keySet()));
    }
}
