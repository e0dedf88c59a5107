package org.ivrengine.app.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ivrengine.calllog.CallFilter;
import org.ivrengine.calllog.CallStatus;
import org.ivrengine.calllog.DurationRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which calls: the same options wherever calls are looked for. A call must fit every one of them. */
final class CallFilterOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Began then or later: 2026-11-22, 2026-11-22T14:30, 14:30 (today), or 2h (ago).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Began before that.")
    private @Nullable String to;

    @Option(names = "--caller", paramLabel = "NUMBER", description = "The caller's number.")
    private @Nullable String caller;

    @Option(names = "--called", paramLabel = "NUMBER", description = "The number that was dialled.")
    private @Nullable String called;

    @Option(names = "--account", paramLabel = "NUMBER", description = "The account that the call was about.")
    private @Nullable String account;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "How it ended: by-flow, by-caller, transferred, failed, unknown, or open.")
    private @Nullable String outcome;

    @Option(names = "--language", paramLabel = "TAG", description = "Language in which it ended.")
    private @Nullable String language;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "A step that the caller was in: main-menu, or main.main-menu of the flow main.")
    private List<String> steps = List.of();

    @Option(
            names = "--operation",
            paramLabel = "NAME",
            description = "An operation that was performed: orders.find, or orders.find:found with this outcome.")
    private List<String> operations = List.of();

    @Option(
            names = "--lasted",
            paramLabel = "FROM..TO",
            description = "From beginning to end: 30s.. (at least), ..2m (at most), or 30s..2m.",
            converter = DurationRangeConverter.class)
    private DurationRange lasted = DurationRange.ANY;

    @Option(names = "--recorded", paramLabel = "yes|no", description = "Whether there is audio of it to listen to.")
    private @Nullable YesOrNo recorded;

    @Mixin
    private ContactFilterOptions contact;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    CallFilter filter() {
        return new CallFilter(
                time(from),
                time(to),
                Optional.ofNullable(caller),
                Optional.ofNullable(called),
                Optional.ofNullable(account),
                Optional.ofNullable(outcome).map(this::status),
                Optional.ofNullable(language).map(tag -> tag.toLowerCase(Locale.ROOT)),
                steps,
                operations,
                lasted,
                contact.filter(),
                Optional.ofNullable(recorded).map(YesOrNo.YES::equals));
    }

    private CallStatus status(String word) {
        return List.of(CallStatus.values()).stream()
                .filter(status -> status.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("there is no outcome \"" + word + "\"; there are "
                        + String.join(
                                ", ",
                                List.of(CallStatus.values()).stream()
                                        .map(CallStatus::word)
                                        .toList())));
    }

    private Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(PointInTime.read(text, Instant.now(), zone()));
        } catch (IllegalArgumentException noTime) {
            throw wrong(String.valueOf(noTime.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** An answer. */
    enum YesOrNo {
        YES,
        NO
    }

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
