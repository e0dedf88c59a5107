package org.ivrengine.real;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ivrengine.report.Contact;

/** How far times on record are from what the telephones saw. */
final class TimeFaults {

    /** Asterisk, the engine and all telephones share the machine with whatever else runs on it. */
    private static final long FAR_MS = 250;

    private final Map<String, List<Long>> byWhat = new TreeMap<>();
    private final List<String> beyond = new ArrayList<>();

    void add(String what, long seenMs, long recordedMs, Contact contact) {
        add(what, seenMs, 0, recordedMs, contact);
    }

    /** @param lateMs by which Asterisk may have known of its end later than the telephone, which has seen it answer */
    void add(String what, long seenMs, long lateMs, long recordedMs, Contact contact) {
        long faultMs = Math.abs(Math.clamp(recordedMs, seenMs, seenMs + lateMs) - recordedMs);
        byWhat.computeIfAbsent(what, _ -> new ArrayList<>()).add(faultMs);
        if (faultMs > FAR_MS) {
            beyond.add(what + " of " + recordedMs + " ms, by the telephones " + seenMs + " ms: " + contact);
        }
    }

    void addAll(TimeFaults others) {
        others.byWhat.forEach((what, faults) ->
                byWhat.computeIfAbsent(what, _ -> new ArrayList<>()).addAll(faults));
        beyond.addAll(others.beyond);
    }

    /** Times that are off by more than a machine's other work explains. */
    List<String> beyond() {
        return List.copyOf(beyond);
    }

    /**
     * @param part for example 0.99
     * @return within how many milliseconds so many of the times are
     */
    long withinMs(double part) {
        return at(
                byWhat.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray(),
                part);
    }

    /** A line for each kind of time: how many, and half, 99 % and all of them within how many milliseconds. */
    String figures() {
        StringBuilder figures =
                new StringBuilder("%-22s %6s %6s %6s %6s%n".formatted("fault, ms", "n", "50 %", "99 %", "max"));
        byWhat.forEach((what, faults) -> {
            long[] sorted = faults.stream().mapToLong(Long::longValue).sorted().toArray();
            figures.append("%-22s %6d %6d %6d %6d%n"
                    .formatted(
                            what,
                            sorted.length,
                            at(sorted, 0.5),
                            at(sorted, 0.99),
                            Arrays.stream(sorted).max().orElse(0)));
        });
        return figures.toString();
    }

    private static long at(long[] sorted, double part) {
        return sorted[Math.clamp((long) Math.ceil(sorted.length * part) - 1, 0, sorted.length - 1)];
    }
}
