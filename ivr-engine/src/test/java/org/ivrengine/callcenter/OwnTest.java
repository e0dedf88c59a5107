package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.QueueDesk.Stay;
import org.ivrengine.flow.port.QueueDesk.Wishes;
import org.ivrengine.routing.Limits;
import org.ivrengine.routing.Preferred;
import org.ivrengine.routing.Requirement;
import org.ivrengine.routing.Rules;
import org.junit.jupiter.api.Test;

/** What one caller needs beside her queue, and that routing keeps to it. */
class OwnTest {

    private static final Instant JOINED = Instant.parse("2026-03-02T15:00:00Z");

    private static final QueueRules RULES = new QueueRules(
            Rules.of(
                    Set.of("sales", "spanish", "claims"), List.of(Center.queue().build())),
            "ivr",
            Map.of("es", Requirement.parse("spanish >= 40")));

    private final Center center = new Center(Center.queue().build());

    private static Stay stay(String language, Wishes wishes) {
        Call call = new Call(CallId.mint(), "+15550100", "Ann", "1000", language, JOINED);
        return new Stay(call, "orders", 1, JOINED, language, wishes, new TreeSet<>(), false);
    }

    private static Own spanish() {
        return Own.of(stay("es", Wishes.NONE), RULES);
    }

    @Test
    void theCallersLanguageAndTheFlowsRequirementMustBothBeMet() {
        Wishes wishes = new Wishes("claims >= 10 || claims == 1", 0, Optional.empty(), Duration.ZERO);
        Requirement own = Own.of(stay("es", wishes), RULES).requirement();
        assertAll(
                () -> assertTrue(own.metBy(Map.of("spanish", 40, "claims", 1))),
                () -> assertEquals(false, own.metBy(Map.of("spanish", 39, "claims", 10))),
                () -> assertEquals(false, own.metBy(Map.of("spanish", 40, "claims", 5))),
                () -> assertEquals(
                        Requirement.anybody(),
                        Own.of(stay("en", Wishes.NONE), RULES).requirement()),
                () -> assertEquals(Set.of("claims", "sales", "spanish"), RULES.skills("orders", own)));
    }

    @Test
    void aPriorityBeyondAllBoundsIsTheHighestThereIs() {
        Wishes wishes = new Wishes("", Long.MAX_VALUE, Optional.empty(), Duration.ZERO);
        assertEquals(Limits.PRIORITY_MAX, Own.of(stay("en", wishes), RULES).priority());
    }

    @Test
    void anAgentIsWaitedForFromTheTimeOfJoiningSoThatACrashDoesNotProlongIt() {
        Wishes wishes = new Wishes("", 0, Optional.of("anna"), Duration.ofSeconds(30));
        assertEquals(
                new Preferred("anna", JOINED.toEpochMilli() + 30_000),
                Own.of(stay("en", wishes), RULES).preferred());
    }

    @Test
    void aSpanishCallerWaitsForWhoSpeaksSpanishThoughAnotherIsFree() {
        center.signIn("anna");
        Center.Caller caller = center.joins("c1", spanish());
        assertTrue(caller.notices.isEmpty());
        center.signIn("bea", Map.of("sales", 50, "spanish", 40));
        assertEquals("bea", caller.dials().agent().id());
    }

    @Test
    void herOwnPriorityIsAddedToTheQueues() {
        center.joins("c1");
        center.pass(1_000);
        Center.Caller urgent = center.joins("c2", new Own(Requirement.anybody(), 10, null));
        center.signIn("anna");
        assertEquals("anna", urgent.dials().agent().id());
        assertEquals(List.of("c1"), center.waiting());
    }

    @Test
    void aCallIsKeptForItsAgentWhileOthersAreFreeAndThenGoesToThem() {
        center.signIn("anna").signIn("bea");
        center.joins("c1", new Own(Requirement.anybody(), 0, new Preferred("bea", center.nowMs + 30_000)))
                .dials();
        Center.Caller second =
                center.joins("c2", new Own(Requirement.anybody(), 0, new Preferred("bea", center.nowMs + 30_000)));
        center.pass(29_999);
        assertTrue(second.notices.isEmpty(), "anna is free, but the call is kept for bea");
        center.pass(1);
        assertEquals("anna", second.dials().agent().id());
    }
}
