package org.ivrengine.app.calls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ivrengine.calllog.ContactFilter;
import org.ivrengine.calllog.DurationRange;
import org.ivrengine.report.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is asked of stays in queues; one of them must fit all of it. */
final class ContactFilterOptions {

    @Option(names = "--queue", paramLabel = "NAME", description = "A queue that the caller was in.")
    private @Nullable String queue;

    @Option(names = "--agent", paramLabel = "NAME", description = "The agent who answered.")
    private @Nullable String agent;

    @Option(
            names = "--contact",
            paramLabel = "OUTCOME",
            description = "How she left the queue: answered, abandoned, overflowed, voicemail, callback-requested,"
                    + " left-by-key, refused, or lost.",
            converter = OutcomeConverter.class)
    private @Nullable Outcome outcome;

    @Option(
            names = "--wait",
            paramLabel = "FROM..TO",
            description = "Time in the queue: 30s.. (at least), ..2m (at most), or 30s..2m.",
            converter = DurationRangeConverter.class)
    private DurationRange wait = DurationRange.ANY;

    @Option(
            names = "--talk",
            paramLabel = "FROM..TO",
            description = "Talk of an answered one.",
            converter = DurationRangeConverter.class)
    private DurationRange talk = DurationRange.ANY;

    @Option(
            names = "--hold",
            paramLabel = "FROM..TO",
            description = "Put on hold by the agent, all together.",
            converter = DurationRangeConverter.class)
    private DurationRange hold = DurationRange.ANY;

    @Option(
            names = "--handle",
            paramLabel = "FROM..TO",
            description = "Talk, hold and wrap-up together.",
            converter = DurationRangeConverter.class)
    private DurationRange handle = DurationRange.ANY;

    ContactFilter filter() {
        return new ContactFilter(
                Optional.ofNullable(queue),
                Optional.ofNullable(agent),
                Optional.ofNullable(outcome),
                wait,
                talk,
                hold,
                handle);
    }

    /** {@code left-by-key} as well as {@code LEFT_BY_KEY}. */
    static final class OutcomeConverter implements ITypeConverter<Outcome> {
        @Override
        public Outcome convert(String word) {
            return List.of(Outcome.values()).stream()
                    .filter(outcome -> CallJson.word(outcome)
                            .equals(word.toLowerCase(Locale.ROOT).replace('_', '-')))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("a contact has no outcome \"" + word
                            + "\"; there are "
                            + String.join(
                                    ", ",
                                    List.of(Outcome.values()).stream()
                                            .map(CallJson::word)
                                            .toList())));
        }
    }
}
