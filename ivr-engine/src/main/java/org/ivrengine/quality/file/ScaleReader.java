package org.ivrengine.quality.file;

import java.util.Optional;
import java.util.TreeMap;
import org.ivrengine.quality.QualityLimits;
import org.ivrengine.quality.Scorecard.Kind;
import org.ivrengine.quality.Texts;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;

/** Reads how a criterion is answered: yes or no, unless it has a scale. */
final class ScaleReader {

    private final Faults faults;
    private final Scalars scalars;
    private final TextReader texts;
    private final Texts title;

    ScaleReader(Faults faults, TextReader texts, Texts title) {
        this.faults = faults;
        this.scalars = new Scalars(faults);
        this.texts = texts;
        this.title = title;
    }

    Kind read(Entries criterion, String name) {
        Optional<YamlNode> scale = criterion.optional("scale");
        Optional<YamlNode.Entry> anchors = criterion.entry("anchors");
        if (scale.isEmpty()) {
            anchors.ifPresent(entry -> faults.add(
                    entry.key().place(), "anchors are points of a scale, but " + name + " has no \"scale\""));
            return new Kind.YesNo();
        }
        int max = scale.flatMap(node -> scalars.number(node, 1, QualityLimits.POINTS_MAX, "the best points of a scale"))
                .orElse(QualityLimits.POINTS_MAX);
        TreeMap<Integer, Texts> read = new TreeMap<>();
        anchors.flatMap(entry -> Entries.of(entry.value(), "anchors", faults))
                .ifPresent(entries -> entries.rest().forEach(line -> {
                    Optional<Integer> points = scalars.number(line.key(), 0, max, "a point of this scale");
                    Optional<Texts> text = texts.read(line.value(), "an anchor");
                    texts.sameLanguages(line.value(), "an anchor", title, text);
                    if (points.isPresent() && text.isPresent()) {
                        read.put(points.get(), text.get());
                    }
                }));
        return new Kind.Scale(max, read);
    }
}
