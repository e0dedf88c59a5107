package org.ivrengine.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which offer on record an agent's telephone rang for. Nothing that Asterisk sends a telephone names the offer, so it goes
 * by whose call it shows: the offers of one caller to one agent, and the rings of that telephone for that caller, must fit
 * one another in their order. A time alone would not do: the next caller's offer can follow within milliseconds.
 */
final class RingsOfOffers {

    /** From the offer until the telephone is called. */
    private static final long DIALLED_WITHIN_MS = 3_000;

    private final List<SipDialog> rings;
    private final List<FloorRecords.Offer> offers;

    private RingsOfOffers(List<SipDialog> rings, List<FloorRecords.Offer> offers) {
        this.rings = rings;
        this.offers = offers;
    }

    /**
     * @param rings of one telephone, in their order
     * @param offers to its owner, in their order
     * @param callerOf number of the caller of a contact, by its id
     * @return callers for whom the two do not fit
     */
    static List<String> faults(
            String agent, List<SipDialog> rings, List<FloorRecords.Offer> offers, Map<String, String> callerOf) {
        Map<String, RingsOfOffers> byCaller = new TreeMap<>();
        rings.forEach(ring -> of(byCaller, ring.partner()).rings.add(ring));
        offers.forEach(offer ->
                of(byCaller, callerOf.getOrDefault(offer.contact(), "")).offers.add(offer));
        List<String> faults = new ArrayList<>();
        byCaller.forEach((caller, both) -> {
            if (!both.fit(0, 0)) {
                faults.add("%s's telephone rang for %s %d times, and the offers on record do not fit:%n%s%n%s"
                        .formatted(
                                agent,
                                caller,
                                both.rings.size(),
                                both.offers,
                                both.rings.stream().map(SipDialog::facts).toList()));
            }
        });
        return faults;
    }

    private static RingsOfOffers of(Map<String, RingsOfOffers> byCaller, String caller) {
        return byCaller.computeIfAbsent(caller, _ -> new RingsOfOffers(new ArrayList<>(), new ArrayList<>()));
    }

    /** Whether these rings and those that follow have their offers among these and those that follow. */
    private boolean fit(int ring, int offer) {
        if (offer == offers.size()) {
            return ring == rings.size();
        }
        boolean rangForIt = ring < rings.size() && isOf(rings.get(ring), offers.get(offer)) && fit(ring + 1, offer + 1);
        // One that was taken back before its telephone was called rang nowhere.
        return rangForIt || (offers.get(offer).ringMs() == 0 && fit(ring, offer + 1));
    }

    private static boolean isOf(SipDialog ring, FloorRecords.Offer offer) {
        long afterMs = FloorAudit.startOf(ring) - offer.offeredAtMs();
        return afterMs >= -FloorAudit.EXACT_MS && afterMs < DIALLED_WITHIN_MS && outcomeFits(ring, offer);
    }

    private static boolean outcomeFits(SipDialog ring, FloorRecords.Offer offer) {
        String last = ring.facts().stream()
                .map(SipDialog.Fact::what)
                .filter(what -> what.startsWith("rejects") || what.equals("answers") || what.equals("is cancelled"))
                .reduce("", (_, later) -> later);
        Set<String> possible = new TreeSet<>(Set.of("CALLER_LEFT", "WITHDRAWN"));
        if (last.startsWith("rejects")) {
            possible.add("REJECTED");
        } else {
            possible.add("NO_ANSWER");
            if (last.equals("answers")) {
                possible.addAll(Set.of("ANSWERED", "REJECTED"));
            }
        }
        return possible.contains(offer.outcome().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
