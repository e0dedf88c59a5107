package org.ivrengine.flow.trial;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ivrengine.flow.load.FlowScalars;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.trial.Transcript.Setting;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads a file of transcripts. */
public final class TranscriptReader {

    /** Of a call that says nothing else: a Monday morning in New York. */
    private static final Setting DEFAULTS = new Setting(
            "1000", Optional.empty(), "+15550100", "en", Instant.parse("2026-03-02T15:00:00Z"), Given.NOTHING);

    private final Faults faults;
    private final FlowScalars scalars;
    private final AnswerReader answers;
    private final TurnReader turns;

    private TranscriptReader(Faults faults, Function<String, Optional<OperationSignature>> signatures) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.answers = new AnswerReader(faults, signatures);
        this.turns = new TurnReader(faults, answers);
    }

    /**
     * @param signatures of the operations that are known
     * @param faults gets everything that is wrong
     * @return the calls in the file's order; to be used only when there are no faults
     */
    public static List<Transcript> read(
            FlowSource source, Function<String, Optional<OperationSignature>> signatures, Faults faults) {
        TranscriptReader reader = new TranscriptReader(faults, signatures);
        return YamlReader.read(source.text(), faults)
                .flatMap(node -> Entries.of(node, "a file of flow tests", faults))
                .map(reader::file)
                .orElse(List.of());
    }

    private List<Transcript> file(Entries entries) {
        Setting common = setting(entries, DEFAULTS);
        List<Transcript> transcripts = new ArrayList<>();
        entries.required("calls", "calls: [{call: She hangs up at once, turns: [hears: welcome, hangs up]}]")
                .ifPresent(node -> {
                    if (node instanceof YamlNode.Sequence sequence) {
                        sequence.items()
                                .forEach(item -> transcript(item, common).ifPresent(transcripts::add));
                    } else {
                        faults.add(node.place(), "calls are a list; each begins with \"- call: …\"");
                    }
                });
        entries.refuseRest();
        return transcripts;
    }

    private Optional<Transcript> transcript(YamlNode node, Setting common) {
        return Entries.of(node, "a call", faults).flatMap(entries -> {
            Optional<String> title = entries.required("call", "call: She has her order number read back")
                    .flatMap(value -> scalars.scalar(value, "what happens in the call, in a sentence"))
                    .map(YamlNode.Scalar::text);
            Setting setting = setting(entries, common);
            Optional<List<Turn>> read = entries.required("turns", "turns: [hears: welcome, hangs up]")
                    .map(turns::turns);
            entries.refuseRest();
            return title.flatMap(
                    text -> read.map(list -> new Transcript(text, faults.file(), node.place(), setting, list)));
        });
    }

    private Setting setting(Entries entries, Setting outer) {
        Optional<String> flow =
                entries.optional("flow").flatMap(node -> scalars.name(node, "the name of a flow", "main"));
        Optional<String> dials = number(entries, "dials", "\\+?[0-9*#]{1,32}");
        return new Setting(
                dials.orElse(outer.dials()),
                // A call that dials does not begin where the file's other calls do.
                flow.or(() -> dials.isPresent() ? Optional.empty() : outer.flow()),
                number(entries, "caller", "\\+?[0-9]{0,32}").orElse(outer.caller()),
                entries.optional("language").flatMap(scalars::language).orElse(outer.language()),
                entries.optional("clock").flatMap(this::clock).orElse(outer.clock()),
                entries.optional("given")
                        .map(node -> answers.given(node).orElse(outer.given()))
                        .orElse(outer.given()));
    }

    private Optional<String> number(Entries entries, String key, String pattern) {
        return entries.optional(key)
                .flatMap(node -> scalars.scalar(node, "a telephone number"))
                .filter(scalar -> {
                    boolean fits = scalar.text().matches(pattern);
                    if (!fits) {
                        faults.add(
                                scalar.place(),
                                "\"" + scalar.text() + "\" is not a telephone number; right would be \"1000\"");
                    }
                    return fits;
                })
                .map(YamlNode.Scalar::text);
    }

    private Optional<Instant> clock(YamlNode node) {
        return scalars.scalar(node, "a date and time").flatMap(scalar -> {
            try {
                return Optional.of(OffsetDateTime.parse(scalar.text()).toInstant());
            } catch (DateTimeException e) {
                faults.add(
                        scalar.place(),
                        "\"" + scalar.text() + "\" is no date and time with its distance from UTC; right would be"
                                + " 2026-11-23T10:00:00-05:00");
                return Optional.empty();
            }
        });
    }
}
