package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Talk;
import org.ivrengine.flow.port.DialReport.Status;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.Queue;
import org.junit.jupiter.api.Test;

/** A supervisor moves a caller to another queue, also at the worst moment: who is first is first, and nobody has two agents. */
class MoveTest {

    private final Center center = new Center(
            Center.queue().build(),
            Queue.named("spanish").requires("spanish >= 1").ringTimeMs(10_000).build());

    private CompletableFuture<Acted> move(String call, String queue) {
        CompletableFuture<Acted> asked = new CompletableFuture<>();
        center.distributor.interventions.move(center.nowMs, call, queue, center.distributor.queues(), asked);
        return asked;
    }

    private static String refusal(CompletableFuture<Acted> asked) {
        return asked.join() instanceof Acted.Refused refused ? refused.message() : "not refused: " + asked.join();
    }

    private List<String> records() {
        return center.contacts.stream()
                .map(contact -> contact.id() + " " + contact.queue() + " " + contact.outcome() + " " + contact.waitMs())
                .toList();
    }

    @Test
    void whoWaitsGoesOnInTheOtherQueueWithAContactOfHerOwnWhoseWaitBeginsThen() {
        Center.Caller caller = center.joins("c1");
        center.pass(4_000);
        CompletableFuture<Acted> asked = move("c1", "spanish");
        assertFalse(asked.isDone(), "before her place is on her channel");
        assertEquals(List.of(), center.waiting());
        center.pass(3);
        Center.Caller moved = center.joinsAsMoved(caller, 2);
        assertEquals(new Acted.Done("orders", "spanish", "call c1 waits in spanish now"), asked.join());
        assertEquals(List.of("c1"), center.waiting("spanish"));
        center.pass(997);
        center.signIn("pia", Map.of("spanish", 10));
        Notice.Connect connect = moved.dials();
        center.rings("c1", "pia");
        center.pass(1_000);
        Talk talk = center.bridged("c1", "pia", center.nowMs - 1_000, center.nowMs);
        center.pass(500);
        center.apart(talk, EndedBy.CALLER);
        center.dialEnds(connect, Status.ANSWER, 16, true);
        assertEquals(List.of("c1-1 orders OVERFLOWED 4000", "c1-2 spanish ANSWERED 2000"), records());
        assertEquals(1, center.offers.size());
    }

    @Test
    void thePriorityThatASupervisorHasGivenHerGoesAlong() {
        Center.Caller first = center.joins("first");
        Center.Caller caller = center.joins("c1");
        center.distributor.interventions.prioritise(center.nowMs, "c1", OptionalInt.of(7));
        CompletableFuture<Acted> firsts = move("first", "spanish");
        center.joinsAsMoved(first, 2);
        CompletableFuture<Acted> hers = move("c1", "spanish");
        center.pass(10);
        Center.Caller moved = center.joinsAsMoved(caller, 2);
        assertTrue(firsts.join() instanceof Acted.Done && hers.join() instanceof Acted.Done);
        assertEquals(List.of("c1", "first"), center.waiting("spanish"));
        assertEquals(7, moved.contact.own.priority());
        assertTrue(center.switched.toString().contains("c1-2 7"), center.switched::toString);
    }

    @Test
    void aCallerWhoseSessionIsLostAndWhoNeverComesBackIsMovedNoMore() {
        Center.Caller caller = center.joins("c1");
        center.signIn("anna");
        caller.dials();
        CompletableFuture<Acted> asked = move("c1", "spanish");
        center.distributor.left(center.nowMs, caller.contact, Departure.LOST);
        center.pass(Limits.RETURN_WITHIN_MS + 1);
        assertEquals("her session was lost, and she has not come back", refusal(asked));
        Center.Caller again = center.joinsAgain(caller, 3);
        assertTrue(move("c1", "spanish").isDone() || again.notices.stream().anyMatch(Notice.Moved.class::isInstance));
    }

    @Test
    void nobodyOfTheFirstQueueIsRungWhileSheIsOnHerWay() {
        Center.Caller caller = center.joins("c1");
        CompletableFuture<Acted> asked = move("c1", "spanish");
        center.signIn("anna");
        assertEquals("available", center.state("anna"));
        center.joinsAsMoved(caller, 2);
        assertTrue(asked.join() instanceof Acted.Done);
        assertEquals(List.of(), caller.notices);
    }

    @Test
    void whileATelephoneRingsItStopsFirstAndItsAgentKeepsHerPlace() {
        center.signIn("anna");
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        center.rings("c1", "anna");
        center.pass(2_000);
        CompletableFuture<Acted> asked = move("c1", "spanish");
        assertEquals(List.of("hang up leg-anna"), center.switched);
        assertEquals(List.of(), caller.notices, "she still dials");
        center.pass(2);
        assertFalse(center.dialEnds(connect, Status.UNAVAILABLE, 0, true));
        center.joinsAsMoved(caller, 2);
        assertAll(
                () -> assertTrue(asked.join() instanceof Acted.Done),
                () -> assertEquals("available", center.state("anna")),
                () -> assertEquals(OfferEnd.WITHDRAWN, center.offers.getFirst().end()),
                () -> assertEquals(List.of("c1-1 orders OVERFLOWED 2002"), records()),
                () -> assertEquals(List.of("c1"), center.waiting("spanish")));
    }

    @Test
    void anOfferThatHerThreadHasNotTakenUpIsTakenBackAndSheGoesAtOnce() {
        center.signIn("anna");
        Center.Caller caller = center.joins("c1");
        CompletableFuture<Acted> asked = move("c1", "spanish");
        center.joinsAsMoved(caller, 2);
        assertTrue(asked.join() instanceof Acted.Done);
        assertEquals("available", center.state("anna"));
        assertEquals(List.of(), center.switched);
    }

    @Test
    void theOtherCallersAreRungBeforeSheHasLeft() {
        center.signIn("anna");
        Center.Caller first = center.joins("c1");
        Notice.Connect connect = first.dials();
        Center.Caller second = center.joins("c2");
        center.rings("c1", "anna");
        CompletableFuture<Acted> asked = move("c1", "spanish");
        center.dialEnds(connect, Status.UNAVAILABLE, 0, true);
        assertEquals("anna", second.dials().agent().id(), "the next of the queue, not the one who is moved");
        assertEquals(1, first.notices.size());
        center.joinsAsMoved(first, 2);
        assertTrue(asked.join() instanceof Acted.Done);
    }

    @Test
    void anAnswerThatComesFirstWinsAndWhoMovesIsTold() {
        center.signIn("anna");
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        CompletableFuture<Acted> asked = move("c1", "spanish");
        Talk talk = center.bridged("c1", "anna", center.nowMs, center.nowMs);
        assertEquals("talking", center.state("anna"));
        center.pass(2_000);
        center.distributor.moves.giveUp("c1");
        assertEquals("anna has answered just now, and talks with her", refusal(asked));
        center.apart(talk, EndedBy.CALLER);
        assertTrue(center.dialEnds(connect, Status.ANSWER, 16, true), "she has talked");
        assertEquals(List.of("c1-1 orders ANSWERED 0"), records());
    }

    @Test
    void whereTheAnswerAndTheEndOfTheRingingCrossSheIsMovedAndNotSentOnAsServed() {
        center.signIn("anna");
        Center.Caller caller = center.joins("c1");
        Notice.Connect connect = caller.dials();
        center.rings("c1", "anna");
        CompletableFuture<Acted> asked = move("c1", "spanish");
        Talk talk = center.bridged("c1", "anna", center.nowMs, center.nowMs);
        center.pass(2);
        center.apart(talk, EndedBy.COMMAND);
        assertFalse(center.dialEnds(connect, Status.ANSWER, 16, true), "that was no talk");
        center.joinsAsMoved(caller, 2);
        Contact first = center.contacts.getLast();
        assertAll(
                () -> assertTrue(asked.join() instanceof Acted.Done),
                () -> assertEquals(Outcome.ANSWERED, first.outcome()),
                () -> assertTrue(first.transferred()),
                () -> assertEquals(2, first.talkMs()),
                () -> assertEquals("available", center.state("anna")),
                () -> assertEquals(List.of("c1"), center.waiting("spanish")));
    }

    @Test
    void whoHasPickedUpIsNotCutOff() {
        center.signIn("anna");
        center.joins("c1").dials();
        center.rings("c1", "anna");
        center.picksUp("c1", "anna");
        assertEquals("anna has just picked up", refusal(move("c1", "spanish")));
        center.bridged("c1", "anna", center.nowMs, center.nowMs);
        assertEquals("anna talks with call c1 already", refusal(move("c1", "spanish")));
        assertEquals(List.of(), center.switched);
    }

    @Test
    void whoHangsUpOrLeavesByKeyJustThenIsOnRecordAsThat() {
        Center.Caller caller = center.joins("c1");
        Center.Caller other = center.joins("c2");
        CompletableFuture<Acted> first = move("c1", "spanish");
        CompletableFuture<Acted> second = move("c2", "spanish");
        center.pass(5);
        center.distributor.left(center.nowMs, caller.contact, Departure.ABANDONED);
        center.distributor.left(center.nowMs, other.contact, Departure.BY_KEY);
        assertEquals("she has hung up", refusal(first));
        assertEquals("she has left the queue by a key", refusal(second));
        assertEquals(
                List.of("c1-1 orders ABANDONED 5", "c2-1 orders LEFT_BY_KEY 5"),
                records().subList(2, 4),
                "the later word about a contact counts");
    }

    @Test
    void whoseSessionIsLostJustThenWaitsWhereHerCheckpointSays() {
        Center.Caller caller = center.joins("c1");
        CompletableFuture<Acted> asked = move("c1", "spanish");
        center.distributor.left(center.nowMs, caller.contact, Departure.LOST);
        assertFalse(asked.isDone());
        center.pass(1_000);
        center.joins("c1");
        assertEquals("her session was lost just then; she waits where she was", refusal(asked));
        assertEquals(List.of("c1"), center.waiting());
        center.signIn("anna");
        assertEquals(Notice.Connect.class, caller.notices.getLast().getClass());
    }

    @Test
    void whoMovesACallTwiceIsToldAndTheFirstCounts() {
        Center.Caller caller = center.joins("c1");
        CompletableFuture<Acted> first = move("c1", "spanish");
        assertEquals("somebody moves that call already", refusal(move("c1", "spanish")));
        center.joinsAsMoved(caller, 2);
        assertTrue(first.join() instanceof Acted.Done);
        assertEquals("call c1 waits in spanish already", refusal(move("c1", "spanish")));
    }

    @Test
    void whatCannotBeIsSaidInWords() {
        center.joins("c1");
        assertAll(
                () -> assertEquals("call c0ffee00 waits no longer", refusal(move("c0ffee00-1111", "spanish"))),
                () -> assertEquals(
                        "there is no queue \"spansh\" with agents; did you mean \"spanish\"?",
                        refusal(move("c1", "spansh"))),
                () -> assertEquals("call c1 waits in orders already", refusal(move("c1", "orders"))));
    }
}
