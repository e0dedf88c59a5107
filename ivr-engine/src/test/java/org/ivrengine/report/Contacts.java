package org.ivrengine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Contacts for the tests of this package. */
public final class Contacts {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private Contacts() {}

    static Contact answered(
            String id, String agent, long joinedAtMs, long waitMs, long talkMs, long holdMs, long wrapUpMs) {
        return new Contact(
                id,
                "call-" + id,
                "+4930123",
                "sales",
                Set.of("sales"),
                agent,
                Outcome.ANSWERED,
                joinedAtMs,
                waitMs,
                0,
                0,
                talkMs,
                holdMs,
                wrapUpMs,
                false,
                List.of());
    }

    static Contact gone(String id, Outcome outcome, long joinedAtMs, long waitMs) {
        return new Contact(
                id,
                "call-" + id,
                "+4930123",
                "sales",
                Set.of("sales"),
                null,
                outcome,
                joinedAtMs,
                waitMs,
                0,
                0,
                0,
                0,
                0,
                false,
                List.of());
    }

    /** Anything that may happen between two instants, over three queues, five agents and four skills. */
    public static List<Contact> random(Random random, int count, long fromMs, long untilMs) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Outcome outcome = random.nextInt(3) > 0 ? Outcome.ANSWERED : OUTCOMES[random.nextInt(OUTCOMES.length)];
            boolean answered = outcome == Outcome.ANSWERED;
            long joinedAtMs = random.nextLong(fromMs, untilMs);
            long ringMs = random.nextLong(20_000);
            long whisperMs = random.nextLong(5_000);
            long waitMs = ringMs + whisperMs + (random.nextBoolean() ? 0 : random.nextLong(3_600_000));
            contacts.add(new Contact(
                    "c" + i,
                    "call" + random.nextInt(count),
                    random.nextInt(10) == 0 ? null : "caller" + random.nextInt(count),
                    "queue" + random.nextInt(3),
                    Set.of("skill" + random.nextInt(4), "skill" + (4 + random.nextInt(2))),
                    answered ? "agent" + random.nextInt(5) : null,
                    outcome,
                    joinedAtMs,
                    waitMs,
                    ringMs,
                    whisperMs,
                    answered ? random.nextLong(1_800_000) : 0,
                    answered ? random.nextLong(300_000) : 0,
                    answered ? random.nextLong(120_000) : 0,
                    answered && random.nextInt(5) == 0,
                    random.nextBoolean()
                            ? List.of()
                            : List.of(new Announcement(joinedAtMs, random.nextLong(600_000)))));
        }
        return contacts;
    }
}
