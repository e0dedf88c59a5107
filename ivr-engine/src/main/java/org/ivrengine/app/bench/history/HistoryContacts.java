package org.ivrengine.app.bench.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.ivrengine.app.bench.history.HistoryStaff.Member;
import org.ivrengine.callcenter.port.ContactLog.OfferRecord;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.report.Announcement;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.jspecify.annotations.Nullable;

/** Stays in queues: a caller has the agent who is free first, or leaves when her patience ends before that. */
final class HistoryContacts {

    private static final Outcome[] GONE = {
        Outcome.ABANDONED, Outcome.LEFT_BY_KEY, Outcome.VOICEMAIL, Outcome.CALLBACK_REQUESTED, Outcome.OVERFLOWED
    };
    private static final int[] GONE_SHARES = {780, 60, 60, 60, 40};

    private static final double PATIENCE_MEAN_MS = 240_000;
    private static final double TALK_MEDIAN_MS = 190_000;
    private static final double WRAP_UP_MEAN_MS = 35_000;
    private static final double HOLD_MEAN_MS = 45_000;
    private static final long LONGEST_TALK_MS = 3 * 3_600_000L;
    private static final int ANNOUNCED_AFTER_MS = 30_000;

    private final HistoryStaff staff;
    private final SplittableRandom random;
    private long offerNumber;

    HistoryContacts(HistoryStaff staff, SplittableRandom random) {
        this.staff = staff;
        this.random = random;
    }

    Contact join(
            String call, String id, String number, int queue, String language, long atMs, List<OfferRecord> offers) {
        String name = HistoryShape.QUEUES.get(queue);
        Set<String> skills = language.equals("en") ? Set.of(name) : Set.of(name, "lang-" + language);
        String caller = number.isEmpty() ? null : number;
        if (random.nextInt(250) == 0) {
            return gone(id, call, caller, name, skills, Outcome.REFUSED, atMs, 0);
        }
        long patienceMs = 2_000 + exponential(PATIENCE_MEAN_MS);
        int ringMs = 1_500 + random.nextInt(9_000);
        int whisperMs = 800 + random.nextInt(900);
        Member member = staff.next(queue, atMs, random);
        long ringsAtMs = member == null ? Long.MAX_VALUE / 2 : member.freeFrom(atMs + 5);
        long waitMs = ringsAtMs + ringMs + whisperMs - atMs;
        if (member == null || waitMs > patienceMs) {
            Outcome outcome = GONE[HistoryShape.pick(random, GONE_SHARES)];
            return gone(id, call, caller, name, skills, outcome, atMs, patienceMs);
        }
        long talkMs = Math.min(LONGEST_TALK_MS, (long) (TALK_MEDIAN_MS * Math.exp(0.8 * gaussian())));
        long holdMs = random.nextInt(5) == 0 ? exponential(HOLD_MEAN_MS) : 0;
        long wrapUpMs = random.nextInt(8) == 0 ? 0 : exponential(WRAP_UP_MEAN_MS);
        member.work(ringsAtMs, atMs + waitMs + talkMs + holdMs + wrapUpMs);
        offers.add(new OfferRecord(++offerNumber, id, call, name, member.name, ringsAtMs, ringMs, OfferEnd.ANSWERED));
        return new Contact(
                id,
                call,
                caller,
                name,
                skills,
                member.name,
                Outcome.ANSWERED,
                atMs,
                waitMs,
                ringMs,
                whisperMs,
                talkMs,
                holdMs,
                wrapUpMs,
                random.nextInt(25) == 0,
                announced(atMs, waitMs));
    }

    private Contact gone(
            String id,
            String call,
            @Nullable String caller,
            String queue,
            Set<String> skills,
            Outcome outcome,
            long atMs,
            long waitMs) {
        return new Contact(
                id,
                call,
                caller,
                queue,
                skills,
                null,
                outcome,
                atMs,
                waitMs,
                0,
                0,
                0,
                0,
                0,
                false,
                announced(atMs, waitMs));
    }

    private List<Announcement> announced(long atMs, long waitMs) {
        if (waitMs < ANNOUNCED_AFTER_MS) {
            return List.of();
        }
        List<Announcement> said = new ArrayList<>();
        said.add(new Announcement(atMs + ANNOUNCED_AFTER_MS, random.nextInt(6) * 60_000L));
        return said;
    }

    private long exponential(double meanMs) {
        return (long) (-meanMs * Math.log(1 - random.nextDouble()));
    }

    /** Sum of twelve, which is near enough. */
    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
