package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.ivrengine.console.ConsoleClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine is killed while a supervisor listens, and after she has moved callers and given one of them priority. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class SupervisionSurvivalTest {

    private static JsonNode floor(ShopSite site) throws IOException, InterruptedException {
        try (ConsoleClient engine = ConsoleClient.of(site.home()).orElseThrow()) {
            return JsonMapper.shared().readTree(engine.get("/api/floor"));
        } catch (IOException notUpYet) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    /** Our ids of the calls that wait there, in their order. */
    private static List<String> waiting(ShopSite site, String queue) throws IOException, InterruptedException {
        return floor(site)
                .path("queues")
                .valueStream()
                .filter(line -> line.get("id").asString().equals(queue))
                .flatMap(line -> line.get("calls").valueStream())
                .map(call -> call.get("call").asString())
                .toList();
    }

    private static String awaitWaiting(ShopSite site, String queue, int count) {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> waiting(site, queue), calls -> calls.size() == count)
                .getLast();
    }

    @Test
    void theTalkGoesOnTheActHasAnEndAndWhoWasMovedWaitsWhereSheWasMovedTo(RealAsterisk asterisk) throws Exception {
        try (ShopSite site = new ShopSite(asterisk, """
                        general: {requires: "sales >= 1", ring: 60s}
                        second: {requires: "sales >= 1", ring: 60s}
                        """, """
                        person: {queue: general, on: {otherwise: bye}}
                        """, "anna", "cleo", "dora", "eva", "fay");
                ShopEngine engine = new ShopEngine(asterisk, site.home(), "anna", "eva:supervisor")) {
            Commands commands = new Commands(site.home());
            SipDialog talker = site.phone("cleo").call("3000").await("is answered");
            SipDialog talk = site.awaitCall("anna");
            talk.answer();
            site.phone("eva").onCall(SipDialog::answer);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> commands.supervise("listen", "anna", "--as", "eva") == 0);
            SipDialog eva = site.awaitCall("eva");
            // In a talk without a sound Asterisk notices only late that she has hung up.
            List<Voice> sound = List.of(talk.speak(), talker.speak(), eva.speak());
            SipDialog first = site.phone("dora").call("3000").await("is answered");
            String dora = awaitWaiting(site, "general", 1);
            SipDialog second = site.phone("fay").call("3000").await("is answered");
            String fay = awaitWaiting(site, "general", 2);
            for (String call : List.of(dora, fay)) {
                assertEquals(0, commands.supervise("move", call, "--queue", "second", "--as", "eva"), commands.said());
            }
            assertEquals(0, commands.supervise("priority", fay, "--front", "--as", "eva"), commands.said());
            assertEquals(List.of(fay, dora), waiting(site, "second"));

            engine.kill();
            engine.startAgain();
            awaitWaiting(site, "second", 2);
            assertEquals(List.of(fay, dora), waiting(site, "second"), "places and priority are what they were");
            assertEquals(List.of(), waiting(site, "general"));
            assertFalse(talker.isOver() || talk.isOver(), "the talk was cut");
            assertFalse(eva.isOver(), "the supervisor was cut off");
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(() -> floor(site).path("supervisors").size() == 1);

            eva.hangUp();
            JsonNode act = await().atMost(Duration.ofSeconds(10))
                    .until(
                            () -> commands.log()
                                    .valueStream()
                                    .filter(one -> one.get("kind").asString().equals("watch"))
                                    .findFirst()
                                    .orElseThrow(),
                            one -> one.has("ended"));
            sound.forEach(Voice::close);
            talk.hangUp();
            talker.await("is hung up on");
            SipDialog served = site.awaitCall("anna");
            served.answer();
            await().until(() -> waiting(site, "second").equals(List.of(dora)));
            served.hangUp();
            second.await("is hung up on");
            assertFalse(first.isOver(), "who was put in front is served first");
            first.hangUp();

            List<JsonNode> contacts =
                    engine.contacts(5).stream().map(one -> one.get("contact")).toList();
            assertAll(
                    () -> assertEquals("over", act.get("outcome").asString()),
                    () -> assertEquals(1, act.get("stretches").size()),
                    () -> assertTrue(act.get("stretches").get(0).has("until")),
                    () -> assertEquals(
                            2,
                            contacts.stream()
                                    .filter(one -> one.get("outcome").asString().equals("OVERFLOWED")
                                            && one.get("queue").asString().equals("general"))
                                    .count(),
                            contacts::toString));
        }
    }
}
