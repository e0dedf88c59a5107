package org.ivrengine.real;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.calllog.CallDetail;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.ContactVisit;
import org.ivrengine.report.Cell.By;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Count;
import org.ivrengine.report.Outcome;
import org.ivrengine.report.Report;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Targets;

/** Compares what is on record of a round with what the telephones did. Every fault is told, with whose it is. */
final class FloorAudit {

    /** What records may differ by from the telephones' own timeline. */
    static final long EXACT_MS = 50;

    /** By which the word of one of our clocks may be older than that of another. */
    private static final long CLOCKS_MS = 250;

    private final FloorRound round;
    private final FloorRecords records;
    private final List<String> faults = new ArrayList<>();
    private final TimeFaults times = new TimeFaults();

    private FloorAudit(FloorRound round, FloorRecords records) {
        this.round = round;
        this.records = records;
    }

    static FloorAudit of(FloorRound round, FloorRecords records) {
        FloorAudit audit = new FloorAudit(round, records);
        audit.everyCallIsOnRecordOnce();
        audit.everyOfferIsOnRecordOnce();
        audit.nobodyRingsForACallThatRingsElsewhere();
        audit.reportsAddUp();
        audit.agentsTimeIsWhole();
        audit.faults.addAll(round.watch().faults());
        return audit;
    }

    List<String> faults() {
        return faults;
    }

    /** How far the times on record are from the telephones' own. */
    TimeFaults times() {
        return times;
    }

    // ---- calls and contacts --------------------------------------------------------------------------------------

    private void everyCallIsOnRecordOnce() {
        Set<String> inJournal = new HashSet<>();
        for (CallRecord call : records.journal()) {
            if (!inJournal.add(call.call())) {
                faults.add("call %s ends twice in the journal".formatted(call.call()));
            }
        }
        Map<String, List<CallDetail>> byCaller = records.callsByCaller();
        Map<String, List<SipDialog>> rings = round.ringsByCaller();
        for (CallingPerson caller : round.callers()) {
            List<SipDialog> made = caller.calls().stream()
                    .filter(call ->
                            call.facts().stream().anyMatch(fact -> fact.what().equals("is answered")))
                    .toList();
            List<CallDetail> kept = byCaller.getOrDefault(caller.number(), List.of());
            if (made.size() != kept.size()) {
                faults.add(
                        "%s made %d calls, and %d are on record".formatted(caller.number(), made.size(), kept.size()));
                continue;
            }
            for (int n = 0; n < made.size(); n++) {
                if (!inJournal.contains(kept.get(n).summary().call())) {
                    faults.add("call %s is in the database and not in the journal"
                            .formatted(kept.get(n).summary().call()));
                }
                contactOf(made.get(n), kept.get(n), rings.getOrDefault(caller.number(), List.of()));
            }
        }
    }

    private void contactOf(SipDialog caller, CallDetail call, List<SipDialog> rings) {
        long queued = call.steps().stream()
                .filter(step -> step.kind().equals("queue"))
                .count();
        if (call.contacts().size() != queued || queued > 1) {
            faults.add("call %s was in %d queues and has %d contacts"
                    .formatted(call.summary().call(), queued, call.contacts().size()));
            return;
        }
        for (ContactVisit visit : call.contacts()) {
            Contact contact = visit.contact();
            List<SipDialog> during = rings.stream()
                    .filter(ring -> startOf(ring) >= contact.joinedAtMs() - CLOCKS_MS
                            && startOf(ring) <= contact.waitEndedAtMs() + CLOCKS_MS)
                    .toList();
            List<Talked> talks = during.stream()
                    .map(ring -> Talked.of(caller, ring, contact.queue()))
                    .flatMap(List::stream)
                    .toList();
            switch (contact.outcome()) {
                case ANSWERED -> answered(visit, talks, caller, during);
                case ABANDONED -> {
                    if (caller.facts().stream().noneMatch(fact -> fact.what().equals("hangs up"))) {
                        faults.add("%s is abandoned, and the caller did not hang up".formatted(contact));
                    }
                    notTalked(contact, talks);
                    times.add(
                            "wait of the abandoned",
                            caller.atMs("hangs up", 0) - contact.joinedAtMs(),
                            caller.hangUpTookMs(),
                            contact.waitMs(),
                            contact);
                }
                case OVERFLOWED, REFUSED -> notTalked(contact, talks);
                case VOICEMAIL, CALLBACK_REQUESTED, LEFT_BY_KEY, LOST ->
                    faults.add("nobody can have done that: %s".formatted(contact));
            }
        }
    }

    private void notTalked(Contact contact, List<Talked> talks) {
        for (Talked talk : talks) {
            if (talk.lengthMs() > CLOCKS_MS) {
                faults.add("%s, but %s".formatted(contact, talk));
            }
        }
    }

    private void answered(ContactVisit visit, List<Talked> talks, SipDialog caller, List<SipDialog> rings) {
        Contact contact = visit.contact();
        List<Talked> hers = talks.stream()
                .filter(talk -> talk.agent().equals(contact.agent()))
                .toList();
        // An answer that crosses its withdrawal is hung up on at once.
        if (hers.size() != 1
                || talks.stream().filter(talk -> talk.lengthMs() > CLOCKS_MS).count() > 1) {
            faults.add("%s, but the telephones saw %s: the caller's %s, the agents' %s"
                    .formatted(
                            contact,
                            talks,
                            caller.facts(),
                            rings.stream().map(SipDialog::facts).toList()));
            return;
        }
        if (!visit.doubt().unknown().isEmpty()) {
            faults.add("%s has doubts though nothing was away: %s".formatted(contact, visit.doubt()));
        }
        Talked talk = hers.getFirst();
        long answeredMs = talk.answeredMs() - contact.joinedAtMs();
        times.add("wait until picked up", answeredMs, contact.waitMs() - contact.whisperMs(), contact);
        times.add("ring", talk.ringMs(), contact.ringMs(), contact);
        times.add("hold", talk.holdMs(), contact.holdMs(), contact);
        // No telephone sees when the whisper is over and the two are connected.
        times.add(
                "whisper and talk",
                talk.endedMs() - talk.answeredMs() - talk.holdMs(),
                talk.hangUpTookMs(),
                contact.whisperMs() + contact.talkMs(),
                contact);
        if (talk.whisperMs() == 0) {
            times.add("talk", talk.lengthMs() - talk.holdMs(), talk.hangUpTookMs(), contact.talkMs(), contact);
        } else {
            times.add("whisper, by its sound", talk.whisperMs(), contact.whisperMs(), contact);
        }
    }

    // ---- offers ---------------------------------------------------------------------------------------------------

    private void everyOfferIsOnRecordOnce() {
        Map<String, List<FloorRecords.Offer>> byAgent =
                records.offers().stream().collect(Collectors.groupingBy(FloorRecords.Offer::agent));
        Map<String, String> callerOf = new HashMap<>();
        records.contacts()
                .forEach(visit -> callerOf.put(
                        visit.contact().id(), String.valueOf(visit.contact().caller())));
        round.agents()
                .forEach(agent -> faults.addAll(RingsOfOffers.faults(
                        agent.id(), agent.calls(), byAgent.getOrDefault(agent.id(), List.of()), callerOf)));
    }

    private void nobodyRingsForACallThatRingsElsewhere() {
        round.ringsByCaller().forEach((caller, rings) -> {
            List<SipDialog> inOrder = new ArrayList<>(rings);
            inOrder.sort(Comparator.comparingLong(FloorAudit::startOf));
            for (int n = 1; n < inOrder.size(); n++) {
                SipDialog before = inOrder.get(n - 1);
                long overMs = before.facts().getLast().atMs();
                if (startOf(inOrder.get(n)) < overMs - CLOCKS_MS) {
                    faults.add("two telephones at a time for %s: %s and %s"
                            .formatted(caller, before.facts(), inOrder.get(n).facts()));
                }
            }
        });
    }

    static long startOf(SipDialog ring) {
        return ring.facts().getFirst().atMs();
    }

    // ---- figures --------------------------------------------------------------------------------------------------

    /** Against the telephones, not against the contacts that the report is made of. */
    private void reportsAddUp() {
        Report report = Report.ofAllTime(_ -> Targets.DEFAULT);
        records.contacts().forEach(visit -> report.add(visit.contact()));
        Tally all = report.merged(By.ALL, "");
        for (Count count : List.of(Count.OFFERED, Count.ANSWERED, Count.ABANDONED, Count.TALK_MS, Count.HOLD_MS)) {
            long queues = report.merged(By.QUEUE).values().stream()
                    .mapToLong(tally -> tally.get(count))
                    .sum();
            if (queues != all.get(count)) {
                faults.add("%s of the queues is %d, of all %d".formatted(count, queues, all.get(count)));
            }
        }
        for (WorkingAgent agent : round.agents()) {
            Tally hers = report.merged(By.AGENT, agent.id());
            long offers = records.offers().stream()
                    .filter(offer ->
                            offer.agent().equals(agent.id()) && offer.outcome().equalsIgnoreCase("answered"))
                    .count();
            if (hers.get(Count.ANSWERED) != offers) {
                faults.add("%s answered %d contacts and %d offers"
                        .formatted(agent.id(), hers.get(Count.ANSWERED), offers));
            }
        }
        if (all.get(Count.OFFERED)
                != all.get(Count.ANSWERED)
                        + all.get(Count.ABANDONED)
                        + all.get(Count.OVERFLOWED)
                        + all.get(Count.REFUSED)) {
            faults.add("contacts are missing among the outcomes: %s".formatted(all));
        }
    }

    private void agentsTimeIsWhole() {
        records.spans().forEach((agent, spans) -> {
            for (int n = 1; n < spans.size(); n++) {
                if (spans.get(n).fromMs() < spans.get(n - 1).untilMs()) {
                    faults.add(
                            "%s is two things at a time: %s and %s".formatted(agent, spans.get(n - 1), spans.get(n)));
                }
            }
        });
        for (WorkingAgent agent : round.agents()) {
            long talkedMs = records.contacts().stream()
                    .map(ContactVisit::contact)
                    .filter(contact ->
                            contact.outcome() == Outcome.ANSWERED && agent.id().equals(contact.agent()))
                    .mapToLong(contact -> contact.talkMs() + contact.holdMs())
                    .sum();
            List<FloorRecords.Stretch> talking = records.spans().getOrDefault(agent.id(), List.of()).stream()
                    .filter(span -> span.state().equals("talking"))
                    .toList();
            long spentMs = talking.stream()
                    .mapToLong(span -> span.untilMs() - span.fromMs())
                    .sum();
            // Her state changes when the engine hears of it, her contacts by when it was.
            if (Math.abs(talkedMs - spentMs) > CLOCKS_MS * (talking.size() + 1)) {
                faults.add(
                        "%s talked %d ms by her contacts, %d ms by her day".formatted(agent.id(), talkedMs, spentMs));
            }
        }
    }
}
