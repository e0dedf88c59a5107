package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.PhoneCall;
import org.ivrengine.channels.PhoneState;
import org.ivrengine.channels.Reach;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A supervisor acts on calls that wait, and on what is stuck, by the command line on a real Asterisk. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class WaitingCallsTest {

    private static CallShop shop;
    private static Commands commands;

    @BeforeAll
    static void open(RealAsterisk asterisk) {
        shop = new CallShop(asterisk, """
                general: {requires: "sales < 60", ring: 20s}
                second: {requires: "sales >= 60", ring: 20s}
                """, """
                person: {queue: general, keys: {1: choice}, on: {otherwise: bye}}
                choice: {menu: {say: main-menu, keys: {2: bye}, noinput: {times: 2, then: bye}, nomatch: {times: 2, then: bye}}}
                """, "anna", "cleo", "dora", "eva", "zoe");
        shop.directory.promote("eva", "supervisor");
        shop.directory.add(Agent.of("zoe", "PJSIP/zoe", Map.of("sales", 70)));
        commands = new Commands(shop.home());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(shop.home().resolve("console.address")));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void clear() {
        shop.clear();
    }

    private static void assertDone(String message, String... arguments) {
        assertEquals(0, commands.supervise(arguments), commands.said());
        assertEquals(message + ".\n", commands.said());
    }

    private static void assertRefused(String why, String... arguments) {
        assertEquals(1, commands.supervise(arguments), commands.said());
        assertEquals("the engine says: " + why + "\n", commands.said());
    }

    /** Our ids of the calls that wait there, in their order. */
    private static List<String> waiting(String queue) {
        return shop.floor().queues().stream()
                .filter(line -> line.id().equals(queue))
                .flatMap(line -> line.waiting().stream())
                .map(Floor.Waiting::call)
                .toList();
    }

    private static SipDialog caller(String name) {
        int before = shop.waiting();
        SipDialog caller = shop.phone(name).call("3000").await("is answered");
        await().until(() -> shop.waiting() == before + 1);
        return caller;
    }

    private static String shown(String call) {
        return call.substring(0, 8);
    }

    @Test
    void aWaitingCallIsMovedAndAnsweredInTheOtherQueueWithAContactForEach() {
        SipDialog caller = caller("cleo");
        PhoneVoice ear = new PhoneVoice(shop.phone("cleo"), 500);
        String call = waiting("general").getFirst();
        assertRefused(
                "there is no queue \"secnd\" with agents; did you mean \"second\"?",
                "move",
                call,
                "--queue",
                "secnd",
                "--as",
                "eva");
        assertRefused(
                "there is no agent \"c0ffee\", and no call that waits or talks begins so",
                "move",
                "c0ffee",
                "--queue",
                "second",
                "--as",
                "eva");

        long askedMs = System.currentTimeMillis();
        assertDone(
                "call " + shown(call) + " waits in second now",
                "move",
                shown(call),
                "--queue",
                "second",
                "--as",
                "eva");
        long movedMs = System.currentTimeMillis();
        System.err.printf("a move from the command line to the other queue: %d ms%n", movedMs - askedMs);
        assertEquals(List.of(call), waiting("second"));
        assertEquals(List.of(), waiting("general"));
        ear.forget();
        await("music goes on").until(ear::hearsSound);
        ear.close();
        // Nobody of the first queue is rung for her any more.
        shop.signIn("anna");
        shop.comesOnDuty("zoe");
        SipDialog zoe = shop.awaitCall("zoe");
        assertEquals("available", shop.state("anna"));
        zoe.answer();
        shop.awaitState("zoe", "talking");
        assertRefused(
                "zoe talks with call " + shown(call) + " already", "move", "zoe", "--queue", "general", "--as", "eva");
        zoe.hangUp();
        caller.await("is hung up on");

        List<Contact> contacts = shop.book.contacts(2);
        Contact first = contacts.getFirst();
        Contact second = contacts.getLast();
        assertAll(
                () -> assertEquals("general", first.queue()),
                () -> assertEquals(Outcome.OVERFLOWED, first.outcome()),
                () -> assertEquals("second", second.queue()),
                () -> assertEquals(Outcome.ANSWERED, second.outcome()),
                () -> assertEquals("zoe", second.agent()),
                () -> assertEquals(first.joinedAtMs() + first.waitMs(), second.joinedAtMs(), "one ends, one begins"),
                () -> assertTrue(second.joinedAtMs() <= movedMs && second.joinedAtMs() > movedMs - 5_000));
        JsonNode act = commands.log()
                .valueStream()
                .filter(one -> one.get("call").asString().equals(call)
                        && one.get("detail").asString().contains("->"))
                .findFirst()
                .orElseThrow();
        assertAll(
                () -> assertEquals("move", act.get("kind").asString()),
                () -> assertEquals("general -> second", act.get("detail").asString()),
                () -> assertEquals("eva", act.get("supervisor").asString()),
                () -> assertFalse(act.get("who").asString().isEmpty()));
        String timeline = commands.shown(call);
        assertTrue(timeline.contains("supervisor eva move general -> second: call " + shown(call)), timeline);
        assertTrue(timeline.contains("shop person (queue): moved to second, "), timeline);
    }

    @Test
    void priorityLetsALaterCallerBeServedFirstAndAnAgentCanBeNamed() {
        SipDialog cleo = caller("cleo");
        SipDialog dora = caller("dora");
        List<String> calls = waiting("general");
        String later = calls.getLast();
        assertDone(
                "call " + shown(later) + " has priority 1, place 1 in general",
                "priority",
                later,
                "--front",
                "--as",
                "eva");
        assertEquals(2, commands.supervise("priority", later, "--as", "eva"), "neither a number nor --front");
        assertEquals(2, commands.supervise("priority", later, "much", "--as", "eva"), commands.said());
        assertRefused(
                "a priority is a whole number from -1000000 to 1000000, not 2000000",
                "priority",
                later,
                "2000000",
                "--as",
                "eva");
        shop.comesOnDuty("anna");
        shop.awaitCall("anna").answer();
        shop.awaitState("anna", "talking");
        assertEquals(List.of(calls.getFirst()), waiting("general"));
        assertFalse(cleo.isOver());

        // Nobody of that queue is free, and zoe has not the skills for it: a supervisor decides.
        assertRefused("zoe is not on duty", "offer", calls.getFirst(), "zoe", "--as", "eva");
        shop.signIn("zoe");
        assertRefused("anna is not free: talking", "offer", calls.getFirst(), "anna", "--as", "eva");
        assertDone(
                "the telephone of zoe rings for call " + shown(calls.getFirst()),
                "offer",
                calls.getFirst(),
                "zoe",
                "--as",
                "eva");
        SipDialog zoe = shop.awaitCall("zoe");
        zoe.answer();
        shop.awaitState("zoe", "talking");

        // A talk that is stuck is named by its agent.
        assertDone("call " + shown(later) + " is hung up", "hangup", "anna", "--as", "eva");
        dora.await("is hung up on");
        assertFalse(cleo.isOver());
        zoe.hangUp();
        cleo.await("is hung up on");
        List<Contact> contacts = shop.book.contacts(2);
        assertEquals(
                Map.of(later, "anna", calls.getFirst(), "zoe"),
                Map.of(
                        contacts.getFirst().call(), contacts.getFirst().agent(),
                        contacts.getLast().call(), contacts.getLast().agent()));
    }

    @Test
    void aCallIsHungUpWhereverItIsAndAnAgentWhoIsStuckIsFreed() throws Exception {
        SipDialog waits = caller("cleo");
        String call = waiting("general").getFirst();
        assertDone("call " + shown(call) + " is hung up", "hangup", call, "--as", "eva");
        waits.await("is hung up on");
        assertEquals(Outcome.ABANDONED, shop.book.contacts(1).getFirst().outcome());

        SipDialog listens = caller("dora");
        String inMenu = waiting("general").getFirst();
        // The keys of her step work on in the queue to which she is moved, also when a telephone rang for her.
        shop.comesOnDuty("anna");
        SipDialog rings = shop.awaitCall("anna");
        assertDone(
                "call " + shown(inMenu) + " waits in second now", "move", inMenu, "--queue", "second", "--as", "eva");
        rings.await("is cancelled");
        shop.awaitState("anna", "available");
        assertEquals(OfferEnd.WITHDRAWN, shop.book.offers(1).getFirst().end());
        try (Voice voice = listens.speak()) {
            voice.press('1');
            await().until(() -> shop.waiting() == 0);
        }
        assertDone("call " + shown(inMenu) + " is hung up", "hangup", shown(inMenu), "--as", "eva");
        listens.await("is hung up on");
        assertRefused("no call that is up begins with \"" + inMenu + "\"", "hangup", inMenu, "--as", "eva");

        assertEquals(
                Set.of("general OVERFLOWED", "second LEFT_BY_KEY"),
                shop.book.contacts(3).stream()
                        .filter(contact -> contact.call().equals(inMenu))
                        .map(contact -> contact.queue() + " " + contact.outcome())
                        .collect(Collectors.toSet()));

        // A channel of which Asterisk knows nothing, as if the word of its end had been lost.
        shop.callCenter()
                .accept(new ChannelChange.PhoneChanged(
                        new PhoneState("PJSIP/anna", Reach.REACHABLE, List.of(new PhoneCall("lost-1", "", Set.of()))),
                        System.currentTimeMillis()));
        shop.awaitState("anna", "busy");
        assertDone("anna was busy and is available", "reset", "anna", "--as", "eva");
        SipDialog caller = shop.phone("cleo").call("3000").await("is answered");
        SipDialog anna = shop.awaitCall("anna");
        anna.answer();
        shop.awaitState("anna", "talking");
        String talk = shop.floor().agents().getFirst().call();
        assertRefused(
                "nothing is stuck: she talks with call " + shown(talk) + ", as Asterisk says, too",
                "reset",
                "anna",
                "--as",
                "eva");
        anna.hangUp();
        caller.await("is hung up on");
        List<String> acts = commands.log()
                .valueStream()
                .map(act -> act.get("kind").asString() + " " + act.get("detail").asString())
                .toList();
        assertTrue(
                acts.containsAll(List.of(
                        "reset busy -> available",
                        "hang-up waiting in general -> gone",
                        "hang-up in the flow -> gone")),
                acts::toString);
    }
}
