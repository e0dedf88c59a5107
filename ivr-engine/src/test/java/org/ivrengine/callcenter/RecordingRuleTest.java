package org.ivrengine.callcenter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ivrengine.callcenter.port.Recorder.Start;
import org.ivrengine.flow.port.CallId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingRuleTest {

    private static final int CALLS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"none", "all", "on request", "1%", "20%", "100%"})
    void aRuleIsReadAsItIsWritten(String word) {
        assertEquals(word, RecordingRule.read(word).orElseThrow().word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "some", "0%", "101%", "20", "-1%", "20 %", "020%"})
    void whatIsNoRuleIsNone(String word) {
        assertEquals(Optional.empty(), RecordingRule.read(word));
    }

    @Test
    void aShareIsThatShareOfTheCallsAndTheSameForACallThatComesBack() {
        RecordingRule rule = new RecordingRule.Share(20);
        List<String> calls =
                Stream.generate(CallId::mint).limit(CALLS).map(CallId::value).toList();
        long recorded = calls.stream().filter(call -> rule.of(call).isPresent()).count();
        // Five standard deviations of a draw of that many.
        assertTrue(Math.abs(recorded - 0.2 * CALLS) < 5 * Math.sqrt(CALLS * 0.2 * 0.8), recorded + " of " + CALLS);
        calls.forEach(call -> assertEquals(rule.of(call), rule.of(call)));
    }

    @Test
    void allOfAHundredPercentAndOfAllAndNoneOfNone() {
        String call = CallId.mint().value();
        assertEquals(Optional.of(Start.AT_ONCE), new RecordingRule.Share(100).of(call));
        assertEquals(Optional.of(Start.AT_ONCE), new RecordingRule.All().of(call));
        assertEquals(Optional.of(Start.ON_REQUEST), new RecordingRule.OnRequest().of(call));
        assertEquals(Optional.empty(), RecordingRule.NONE.of(call));
    }
}
