package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final FlowSet FLOWS = Rig.load(Rig.flow("""
            start: {menu: {say: choose, keys: {1: number}}}
            number: {collect: {say: enter, into: number, digits: 3}, next: other}
            other: {call: inner, next: read}
            read: {say: [read, {digits: $number}, {prompt: "state-{state}"}], next: message}
            message: {say: leave-message, voicemail: general, next: out}
            """), """
            flow: inner
            start: ask
            defaults: {noinput: {times: 1, then: return}, nomatch: {times: 1, then: return}}
            steps:
              ask: {menu: {say: inner, keys: {1: found}}}
              found: {set: {state: packed}, next: told}
              told: {say: told, next: return}
            """);

    private static Rig caller() {
        Rig rig = new Rig(FLOWS);
        return rig;
    }

    private static void plan(SimulatedCaller caller) {
        caller.afterHearing("choose", "1").afterHearing("enter", "123").afterHearing("inner", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"choose", "enter", "inner", "told", "read", "leave-message", "out"})
    void aCallThatWasCutWhileSpeakingGoesOnThereAfterAnApology(String sound) {
        Rig undisturbed = caller();
        plan(undisturbed.caller);
        undisturbed.begin();

        Rig cut = caller();
        if (!sound.equals("choose")) {
            cut.caller.afterHearing("choose", "1");
        }
        if (!List.of("choose", "enter").contains(sound)) {
            cut.caller.afterHearing("enter", "123");
        }
        if (!List.of("choose", "enter", "inner").contains(sound)) {
            cut.caller.afterHearing("inner", "1");
        }
        cut.caller.losesUsWhileHearing(sound);
        assertThrows(SessionEnded.class, cut::begin);
        List<String> before = cut.caller.transcript();

        SimulatedCaller back = new SimulatedCaller(cut.time);
        plan(back);
        assertEquals(Ending.BY_FLOW, cut.resume(back));
        assertEquals("interrupted", back.transcript().getFirst());
        List<String> whole = undisturbed.caller.transcript();
        int step = whole.indexOf(before.getLast().equals("read") ? "read" : sound);
        assertEquals(
                whole.subList(step, whole.size()),
                back.transcript().subList(1, back.transcript().size()));
    }

    @Test
    void aStepThatDoesNotSpeakIsDoneAgainWithoutApologyAndWithTheSameKey() {
        Rig rig = new Rig(Rig.load(Rig.flow("""
                start: {operation: orders.cancel, on: {done: out}}
                """)));
        rig.operations.put("orders.cancel", _ -> {
            throw new SessionEnded(SessionEnded.Why.CONNECTION_LOST);
        });
        assertThrows(SessionEnded.class, rig::begin);
        rig.operations.put("orders.cancel", _ -> new Operations.Result("done", Optional.empty()));
        SimulatedCaller back = new SimulatedCaller(rig.time);
        rig.resume(back);
        assertEquals(List.of("out", "(hung up)"), back.transcript());
        assertEquals(2, rig.requests.size());
        assertEquals(rig.requests.get(0).idempotencyKey(), rig.requests.get(1).idempotencyKey());
    }

    @Test
    void countsOfNoinputSurvive() {
        Rig rig = caller();
        rig.caller.ignores("choose").ignores("choose").losesUsWhileHearing("silent-twice");
        assertThrows(SessionEnded.class, rig::begin);
        SimulatedCaller back = new SimulatedCaller(rig.time);
        rig.resume(back);
        assertEquals(List.of("interrupted", "choose", "out", "(hung up)"), back.transcript());
    }

    @Test
    void backKnowsTheMenusFromBeforeTheCrash() {
        FlowSet flows = Rig.load(Rig.flow("""
                start: {menu: {say: choose, keys: {1: second}}}
                second: {menu: {say: second, keys: {1: out}}}
                """) + "global_keys: {\"*\": back}\n");
        Rig rig = new Rig(flows);
        rig.caller.afterHearing("choose", "1").losesUsWhileHearing("second");
        assertThrows(SessionEnded.class, rig::begin);
        SimulatedCaller back = new SimulatedCaller(rig.time);
        back.afterHearing("second", "*").hangsUpWhileHearing("choose");
        assertThrows(SessionEnded.class, () -> rig.resume(back));
        assertEquals(List.of("interrupted", "second", "choose"), back.transcript());
    }

    @Test
    void aSecretIsNeverInACheckpointAndIsAskedForAgainWhenItIsNeeded() {
        Rig rig = new Rig(Rig.load(Rig.flow("""
                start: {collect: {say: enter-pin, into: pin, digits: 4, secret: true}, next: between}
                between: {say: between, next: login}
                login: {operation: login, with: {pin: $pin}, on: {ok: welcome}}
                welcome: {say: welcome, next: out}
                """)));
        rig.operations.put("login", _ -> new Operations.Result("ok", Optional.empty()));
        rig.caller.afterHearing("enter-pin", "7391").losesUsWhileHearing("between");
        assertThrows(SessionEnded.class, rig::begin);
        assertFalse(String.join(" ", rig.checkpoints).contains("7391"), rig.checkpoints::toString);
        SimulatedCaller back = new SimulatedCaller(rig.time);
        back.afterHearing("enter-pin", "7391");
        rig.resume(back);
        assertEquals(
                List.of("interrupted", "between", "interrupted", "enter-pin", "between", "welcome", "out", "(hung up)"),
                back.transcript());
        assertEquals(
                Map.of("pin", new Value.Text("7391")), rig.requests.getLast().inputs());
        assertFalse(rig.visits.toString().contains("7391"));
    }

    @Test
    void everyTypeOfValueComesBackAsItWas() {
        Conversation conversation = new Conversation(Rig.CALL, FLOWS, "pt-br");
        conversation.enter(FLOWS.forNumber("1000").orElseThrow());
        Map<String, Value> values = Map.of(
                "text", new Value.Text("Ann \"O'Hara\" ${EXEC}, Zürich 日本 100%\n~"),
                "empty", new Value.Text(""),
                "whole", new Value.Whole(Long.MIN_VALUE),
                "yes", new Value.Flag(true),
                "no", new Value.Flag(false),
                "money", new Value.Money(-1250, "USD"),
                "date", new Value.Date(LocalDate.of(1969, 12, 31)),
                "time", new Value.Time(LocalTime.of(17, 30)),
                "fields",
                        new Value.Fields(Map.of(
                                "inner", new Value.Fields(Map.of("x", new Value.Text(")"))), "y", new Value.Text(","))),
                "none", new Value.Fields(Map.of()));
        values.forEach(conversation.variables::set);
        String text = Checkpoint.write(conversation);
        assertTrue(text.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"'\\$&|;`{}".indexOf(c) < 0), text);
        Conversation back = Checkpoint.read(text, Rig.CALL, FLOWS);
        assertEquals(values, back.variables.open());
        assertEquals("pt-br", back.language());
        assertEquals(text, Checkpoint.write(back));
    }

    @Test
    void anOrdinaryCallsCheckpointFitsOneChannelVariable() {
        Rig rig = caller();
        plan(rig.caller);
        rig.begin();
        int longest = rig.checkpoints.stream().mapToInt(String::length).max().orElseThrow();
        assertTrue(longest < 900, () -> "longest has " + longest);
        assertTrue(rig.checkpoints.stream()
                .allMatch(text -> Checkpoint.flowsHash(text).equals(Optional.of(FLOWS.hash()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1~",
                "2~abc~en~1~0~0~main:start,~~~",
                "1~other~en~1~0~0~main:start,~~~",
                "\0",
                "1~~~~~~~"
            })
    void whatIsNoCheckpointOfTheseFlowsEndsWithAnApology(String text) {
        Rig rig = caller();
        rig.checkpoints.add(text);
        SimulatedCaller back = new SimulatedCaller(rig.time);
        assertEquals(Ending.FAILED, rig.resume(back));
        assertEquals(List.of("system-down", "(hung up)"), back.transcript());
    }

    @Test
    void aCheckpointWithAPieceMissingIsRefusedAndNeverBringsTheRunnerDown() {
        Rig rig = caller();
        plan(rig.caller);
        rig.begin();
        for (String whole : rig.checkpoints) {
            for (int length = 0; length < whole.length(); length++) {
                String part = whole.substring(0, length);
                assertThrows(CheckpointText.BadCheckpoint.class, () -> Checkpoint.read(part, Rig.CALL, FLOWS), part);
            }
        }
    }
}
