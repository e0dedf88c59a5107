package org.ivrengine.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many handled contacts needed no further call by the same account or number about the same queue within 7 days.
 *
 * @param handled contacts whose 7 days are over
 * @param resolved those without a further call
 * @param withheld those without account or number: a further call could not be known, so they are among the resolved
 * @param pending handled contacts whose 7 days are not over; not judged yet
 */
public record FirstContactResolution(long handled, long resolved, long withheld, long pending) {

    /** A further call later than this is a new matter. */
    public static final Duration WINDOW = Duration.ofDays(7);

    private record Matter(String caller, String queue) {}

    public OptionalDouble rate() {
        return Tally.ratio(resolved, handled);
    }

    /**
     * @param contacts in any order, complete until {@code knownUntilMs}
     * @param knownUntilMs end of what the log covers, milliseconds since the epoch
     */
    public static FirstContactResolution of(Collection<Contact> contacts, long knownUntilMs) {
        return of(contacts, _ -> true, knownUntilMs);
    }

    /** @param isJudged which of them are counted; the others only tell of further calls */
    public static FirstContactResolution of(
            Collection<Contact> contacts, Predicate<Contact> isJudged, long knownUntilMs) {
        Map<Matter, List<Contact>> byMatter = new HashMap<>();
        for (Contact contact : contacts) {
            Matter matter = matterOf(contact);
            if (matter != null) {
                byMatter.computeIfAbsent(matter, any -> new ArrayList<>()).add(contact);
            }
        }
        byMatter.values().forEach(list -> list.sort(Comparator.comparingLong(Contact::joinedAtMs)));
        long handled = 0;
        long resolved = 0;
        long withheld = 0;
        long pending = 0;
        for (Contact contact : contacts) {
            if (contact.outcome() != Outcome.ANSWERED || !isJudged.test(contact)) {
                continue;
            }
            if (contact.endedAtMs() + WINDOW.toMillis() > knownUntilMs) {
                pending++;
                continue;
            }
            handled++;
            Matter matter = matterOf(contact);
            if (matter == null) {
                withheld++;
                resolved++;
            } else if (!hasFurtherCall(contact, byMatter.getOrDefault(matter, List.of()))) {
                resolved++;
            }
        }
        return new FirstContactResolution(handled, resolved, withheld, pending);
    }

    private static @Nullable Matter matterOf(Contact contact) {
        String caller = contact.caller();
        return caller == null ? null : new Matter(caller, contact.queue());
    }

    /** A second contact of the same call (back from a transfer) is no further call. */
    private static boolean hasFurtherCall(Contact contact, List<Contact> sameMatter) {
        long untilMs = contact.endedAtMs() + WINDOW.toMillis();
        for (Contact other : sameMatter) {
            if (other.joinedAtMs() > untilMs) {
                return false;
            }
            if (other.joinedAtMs() > contact.joinedAtMs() && !other.call().equals(contact.call())) {
                return true;
            }
        }
        return false;
    }
}
