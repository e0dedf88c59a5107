package org.ivrengine.quality.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.quality.QualityLimits;
import org.ivrengine.quality.Texts;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;

/** Reads words in one language or in several. */
final class TextReader {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}");

    /** What moves a terminal's cursor, and line ends of which YAML would make something else. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\x{85}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]");

    private final Faults faults;
    private final Scalars scalars;

    TextReader(Faults faults) {
        this.faults = faults;
        this.scalars = new Scalars(faults);
    }

    Optional<Texts> read(YamlNode node, String what) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return text(node, what).map(Texts::of);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            Optional<String> language = scalars.matching(entry.key(), LANGUAGE, "a language", "en or es");
            Optional<String> text = text(entry.value(), what);
            if (language.isPresent() && text.isPresent()) {
                texts.put(language.get(), text.get());
            }
        }
        if (mapping.entries().isEmpty()) {
            faults.add(node.place(), what + " is empty; right would be for example {en: Greeting, es: Saludo}");
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Texts(texts));
    }

    private Optional<String> text(YamlNode node, String what) {
        return scalars.scalar(node, what).flatMap(scalar -> {
            String text = scalar.text().strip().replaceAll("\\s+", " ");
            if (text.isEmpty() || text.length() > QualityLimits.TEXT_MAX) {
                faults.add(
                        node.place(),
                        what + " has " + text.length() + " characters; 1 to " + QualityLimits.TEXT_MAX + " are right");
                return Optional.empty();
            }
            if (UNFIT.matcher(text).find()) {
                faults.add(node.place(), what + " has a character that cannot be shown");
                return Optional.empty();
            }
            return Optional.of(text);
        });
    }

    /** A text that lacks a language which the title has would be shown in another one. */
    void sameLanguages(YamlNode node, String what, Texts title, Optional<Texts> text) {
        text.ifPresent(there -> title.languages().stream()
                .filter(language -> !language.isEmpty()
                        && !there.languages().contains("")
                        && !there.languages().contains(language))
                .forEach(language -> faults.add(
                        node.place(), what + " is not there in " + language + ", in which the scorecard's title is")));
    }
}
