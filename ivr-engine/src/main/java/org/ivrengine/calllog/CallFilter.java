package org.ivrengine.calllog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which calls are looked for; a call must fit everything that is there.
 *
 * @param from began at that time or later
 * @param to began before that time
 * @param caller her number, exactly
 * @param called the number that was dialled, exactly
 * @param language in which it ended
 * @param steps that the caller was in, all of them; for example {@code main-menu} or {@code main.main-menu}
 * @param operations that were performed, all of them; for example {@code orders.find} or {@code orders.find:found}
 * @param lasted from beginning to end; a call that goes on fits none but every duration
 * @param contact she must have had one such stay in a queue
 * @param recorded whether there is audio of it to listen to
 */
public record CallFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> caller,
        Optional<String> called,
        Optional<String> account,
        Optional<CallStatus> status,
        Optional<String> language,
        List<String> steps,
        List<String> operations,
        DurationRange lasted,
        ContactFilter contact,
        Optional<Boolean> recorded) {

    /** Every call. */
    public static final CallFilter ALL = new CallFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            DurationRange.ANY,
            ContactFilter.ANY);

    /** Recorded or not. */
    public CallFilter(
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> caller,
            Optional<String> called,
            Optional<String> account,
            Optional<CallStatus> status,
            Optional<String> language,
            List<String> steps,
            List<String> operations,
            DurationRange lasted,
            ContactFilter contact) {
        this(from, to, caller, called, account, status, language, steps, operations, lasted, contact, Optional.empty());
    }

    public CallFilter {
        steps = List.copyOf(steps);
        operations = List.copyOf(operations);
    }

    /**
     * @param recordings of the call, as far as they are asked for
     * @return whether the call fits
     */
    public boolean matches(CallDetail call, List<RecordedTalk> recordings) {
        return matches(call.summary())
                && recorded.filter(wanted -> wanted != isAudible(recordings)).isEmpty()
                && steps.stream()
                        .allMatch(step -> call.steps().stream()
                                .anyMatch(visit -> names(step, visit.flow(), ".", visit.step(), visit.step())))
                && operations.stream()
                        .allMatch(operation -> call.operations().stream()
                                .anyMatch(visit -> names(operation, visit.name(), ":", visit.outcome(), visit.name())))
                && (contact.isAny()
                        || call.contacts().stream().map(ContactVisit::contact).anyMatch(contact::matches));
    }

    private static boolean isAudible(List<RecordedTalk> recordings) {
        return recordings.stream().anyMatch(recording -> recording.state() == RecordedTalk.State.KEPT);
    }

    private boolean matches(CallSummary call) {
        return from.filter(call.startedAt()::isBefore).isEmpty()
                && to.filter(end -> !call.startedAt().isBefore(end)).isEmpty()
                && Stream.of(
                                fits(caller, call.caller()),
                                fits(called, call.called()),
                                account.isEmpty() || account.equals(call.account()),
                                status.isEmpty() || status.get() == call.status(),
                                fits(language, call.language()),
                                lasted.isAny()
                                        || call.lasted()
                                                .filter(time -> lasted.contains(time.toMillis()))
                                                .isPresent())
                        .allMatch(fits -> fits);
    }

    private static boolean fits(Optional<String> wanted, String is) {
        return wanted.isEmpty() || wanted.get().equals(is);
    }

    private static boolean names(String wanted, String first, String between, String second, String alone) {
        return wanted.equals(alone) || wanted.equals(first + between + second);
    }
}
