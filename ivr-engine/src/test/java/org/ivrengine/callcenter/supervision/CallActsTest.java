package org.ivrengine.callcenter.supervision;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.ivrengine.callcenter.Acted;
import org.ivrengine.callcenter.CallsInHand;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.port.Switchboard.HungUp;
import org.ivrengine.callcenter.port.Switchboard.UpLine;
import org.ivrengine.callcenter.supervision.Answer.Why;
import org.ivrengine.channels.ChannelChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What supervisors do to calls and agents: who may, what is kept, what is told when Asterisk says otherwise. */
class CallActsTest {

    private static final Served WAITING =
            new Served("c0ffee", "c0ffee-1", "billing", "+15550100", "", "1.1", "", Served.Phase.WAITING);
    private static final Served TALKING =
            new Served("ca11ed", "ca11ed-1", "sales", "", "anna", "1.2", "1.3", Served.Phase.TALKING);

    private final AgentDirectory agents = mock(AgentDirectory.class);
    private final CallsInHand calls = mock(CallsInHand.class);
    private final CallsUp up = mock(CallsUp.class);
    private final Switchboard switchboard = mock(Switchboard.class);
    private final Map<String, Supervision> kept = new LinkedHashMap<>();
    private final SupervisionBook book = mock(SupervisionBook.class);
    private final SupervisorDesk desk =
            new SupervisorDesk(agents, calls, up, switchboard, book, () -> Instant.ofEpochMilli(1_000));

    @BeforeEach
    void open() {
        agent("anna");
        agent("eva", "supervisor");
        agent("fay", "supervisor-billing");
        when(calls.served()).thenReturn(CompletableFuture.completedStage(List.of(WAITING, TALKING)));
        when(up.channels()).thenReturn(Map.of("c0ffee", "1.1", "ca11ed", "1.2", "feed00", "1.9"));
        doAnswer(call -> {
                    Supervision act = call.getArgument(0);
                    kept.put(act.id(), act);
                    return null;
                })
                .when(book)
                .keep(any());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void agent(String id, String... roles) {
        when(agents.agent(id))
                .thenReturn(Optional.of(
                        new Agent(id, id, "PJSIP/" + id, "", new TreeMap<>(), new TreeSet<>(Set.of(roles)))));
    }

    private String grant(String supervisor, Wish wish) {
        return say(desk.grant(supervisor, wish, "lead").join());
    }

    private static String say(Answer answer) {
        return switch (answer) {
            case Answer.Done(String _, String message) -> message;
            case Answer.Refused(Why why, String message) -> why + ": " + message;
        };
    }

    /** The last act on record: what, from what to what, what came of it. */
    private String lastAct() {
        Supervision act = List.copyOf(kept.values()).getLast();
        return act.kind().word() + " [" + act.detail() + "] " + act.outcome();
    }

    @Test
    void aMoveIsKeptWithWhatItChangedAndARefusedOneWithWhy() {
        when(calls.move("c0ffee", "sales"))
                .thenReturn(CompletableFuture.completedStage(new Acted.Done("billing", "sales", "it waits there")));
        assertEquals("it waits there", grant("eva", new Wish.Move("c0ff", "sales")));
        assertEquals("move [billing -> sales] it waits there", lastAct());
        when(calls.move("c0ffee", "sals"))
                .thenReturn(CompletableFuture.completedStage(
                        new Acted.Refused(Acted.Why.UNKNOWN, "there is no queue \"sals\"")));
        assertEquals("UNKNOWN: there is no queue \"sals\"", grant("eva", new Wish.Move("c0ffee", "sals")));
        assertEquals("move [to sals] refused: there is no queue \"sals\"", lastAct());
    }

    @Test
    void nobodyActsOnTheCallsOfQueuesThatSheDoesNotSupervise() {
        assertEquals(
                "NOT_ALLOWED: fay is no supervisor of the queue sales",
                grant("fay", new Wish.Move("ca11ed", "billing")));
        assertEquals("move [ca11ed to billing] refused: fay is no supervisor of the queue sales", lastAct());
        assertEquals(
                "NOT_ALLOWED: anna is no supervisor: she lacks the role \"supervisor\"",
                grant("anna", new Wish.HangUp("c0ffee")));
        assertEquals(
                "NOT_ALLOWED: fay is no supervisor of all queues: she lacks the role \"supervisor\"",
                grant("fay", new Wish.HangUp("feed00")));
        assertEquals(
                "NOT_ALLOWED: fay is no supervisor of all queues: she lacks the role \"supervisor\"",
                grant("fay", new Wish.Reset("anna")));
        verify(switchboard, never()).end(anyString());
        verify(calls, never()).move(anyString(), anyString());
    }

    @Test
    void nothingIsDoneThatCannotBeKept() {
        doThrow(new IllegalStateException("away")).when(book).keep(any());
        assertEquals(
                "UNAVAILABLE: the database is away, and nothing is done that cannot be put on record",
                grant("eva", new Wish.HangUp("c0ffee")));
        verify(switchboard, never()).end(anyString());
    }

    @Test
    void aHangUpIsDoneWhenTheChannelIsGone() {
        when(switchboard.end("1.9")).thenReturn(CompletableFuture.completedStage(HungUp.TOLD));
        CompletableFuture<Answer> asked = desk.grant("eva", new Wish.HangUp("feed"), "lead");
        await().untilAsserted(() -> verify(switchboard).end("1.9"));
        assertFalse(asked.isDone());
        assertEquals("NOT_NOW: somebody hangs that call up already", grant("eva", new Wish.HangUp("feed00")));
        desk.accept(new ChannelChange.Gone("1.7", "", 1, true));
        desk.accept(new ChannelChange.Gone("1.9", "feed00", 1, true));
        assertEquals("call feed00 is hung up", say(asked.join()));
        assertAll(
                () -> assertEquals(
                        List.of("hang-up [in the flow -> gone] call feed00 is hung up"),
                        kept.values().stream()
                                .filter(act -> !act.outcome().startsWith("refused"))
                                .map(act -> act.kind().word() + " [" + act.detail() + "] " + act.outcome())
                                .toList()),
                () -> verify(up, never()).gone(anyString()));
    }

    @Test
    void aCallThatAsteriskNoLongerHasIsTakenOut() {
        when(switchboard.end("1.2")).thenReturn(CompletableFuture.completedStage(HungUp.NO_SUCH_CHANNEL));
        when(calls.takeOut("ca11ed"))
                .thenReturn(CompletableFuture.completedStage(new Acted.Done("talking", "gone", "it is taken out")));
        assertEquals(
                "call ca11ed was gone in Asterisk already; it is taken out here",
                grant("eva", new Wish.HangUp("anna")));
        verify(up).gone("1.2");
        verify(calls).takeOut("ca11ed");
        assertEquals(
                "hang-up [talking with anna -> gone] call ca11ed was gone in Asterisk already; it is taken out here",
                lastAct());
    }

    @Test
    void whereAsteriskCannotBeReachedTheCallGoesOn() {
        when(switchboard.end("1.1")).thenReturn(CompletableFuture.completedStage(HungUp.NOT_TOLD));
        assertEquals(
                "UNAVAILABLE: Asterisk cannot be reached; the call goes on", grant("eva", new Wish.HangUp("c0ffee")));
        verify(calls, never()).takeOut(anyString());
        when(calls.channelsOf("anna")).thenReturn(CompletableFuture.completedStage(new TreeSet<>(Set.of("1.3"))));
        when(switchboard.lines())
                .thenReturn(CompletableFuture.failedStage(new IllegalStateException("no manager connection")));
        assertEquals(
                "UNAVAILABLE: Asterisk, or the call center, does not say what came of it",
                grant("eva", new Wish.Reset("anna")));
        verify(up, never()).gone(anyString());
    }

    @Test
    void aResetEndsTheChannelsThatAsteriskDoesNotHaveAndNoOthers() {
        List<UpLine> lines = List.of(new UpLine("1.2", "PJSIP/trunk-1", ""), new UpLine("1.5", "PJSIP/ben-1", ""));
        when(calls.channelsOf("anna"))
                .thenReturn(CompletableFuture.completedStage(new TreeSet<>(Set.of("1.2", "1.3"))));
        when(switchboard.lines()).thenReturn(CompletableFuture.completedStage(lines));
        when(calls.reset("anna", lines))
                .thenReturn(CompletableFuture.completedStage(
                        new Acted.Done("talking", "available", "anna was talking and is available")));
        assertEquals("anna was talking and is available", grant("eva", new Wish.Reset("anna")));
        verify(up).gone("1.3");
        verify(up, never()).gone("1.2");
        assertEquals("reset [talking -> available] anna was talking and is available", lastAct());
        assertEquals("UNKNOWN: there is no agent \"ina\"", grant("eva", new Wish.Reset("ina")));
    }
}
