package org.ivrengine.agi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.agi.codec.AgiCommand;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.Checkpoints;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.SessionEnded.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelCheckpointsTest {

    /** What {@code GET VARIABLE} returns at most. */
    private static final int REPLY_CHARACTERS_MAX = 1_023;

    private final CallId call = CallId.mint();
    private final Map<String, String> channel = new HashMap<>();
    private int writesUntilWeDie = Integer.MAX_VALUE;
    private final Phone phone = phone();
    private final ChannelCheckpoints checkpoints = new ChannelCheckpoints(phone, call);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 899, 900, 901, 1_800, 1_801, Checkpoints.LENGTH_MAX})
    void aCheckpointComesBackAsItWas(int length) {
        String checkpoint = text('a', length);
        checkpoints.save(checkpoint);
        assertEquals(Optional.of(checkpoint), inTheNextLife());
    }

    @Test
    void everyVariableFitsIntoAReplyAndEveryCommandIntoALineWhateverIsEscaped() {
        checkpoints.save("\"".repeat(Checkpoints.LENGTH_MAX));
        channel.forEach((name, value) -> {
            assertTrue(value.length() <= REPLY_CHARACTERS_MAX, name);
            AgiCommand.setVariable(name, value);
        });
        assertEquals(Optional.of("\"".repeat(Checkpoints.LENGTH_MAX)), inTheNextLife());
    }

    @Test
    void aCheckpointThatIsTooLongIsRefusedBeforeAnythingIsWritten() {
        assertThrows(IllegalArgumentException.class, () -> checkpoints.save(text('a', Checkpoints.LENGTH_MAX + 1)));
        assertEquals(Map.of(), channel);
    }

    @Test
    void whereverWeDieTheCheckpointIsTheOldOneOrTheNewOneAndNeverAMixture() {
        int[] lengths = {100, 2_500, 2_700, 950, 10, 1_900, Checkpoints.LENGTH_MAX};
        for (int before : lengths) {
            for (int after : lengths) {
                for (int writes = 0; writes < 10; writes++) {
                    channel.clear();
                    writesUntilWeDie = Integer.MAX_VALUE;
                    ChannelCheckpoints dying = new ChannelCheckpoints(phone, call);
                    dying.save(text('z', before - 1)); // two before, so that either set of variables has been in use
                    dying.save(text('a', before));
                    writesUntilWeDie = writes;
                    boolean saved = saves(dying, text('m', after));
                    assertEquals(
                            Optional.of(saved ? text('m', after) : text('a', before)),
                            inTheNextLife(),
                            before + " to " + after + " characters, dead after " + writes + " writes");
                }
            }
        }
    }

    @Test
    void theNextLifeDoesNotWriteIntoTheVariablesThatTheLastOneRefersTo() {
        checkpoints.save(text('a', 2_000));
        ChannelCheckpoints nextLife = new ChannelCheckpoints(phone, call);
        assertEquals(Optional.of(text('a', 2_000)), nextLife.load());
        writesUntilWeDie = 1;
        assertTrue(!saves(nextLife, text('b', 2_000)));
        assertEquals(Optional.of(text('a', 2_000)), inTheNextLife());
    }

    @Test
    void theCheckpointOfAnotherCallOnTheSameChannelIsNotTaken() {
        new ChannelCheckpoints(phone, CallId.mint()).save("of somebody else");
        assertEquals(Optional.empty(), checkpoints.load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", ":", "1:x", "a b:x", "1 2:x", "-1 0:x", "100 0:x", "2 0:the second part is not there"})
    void whatIsNoneOfOursIsNotTaken(String value) {
        channel.put("IVR_CP_" + call.value(), value);
        assertEquals(Optional.empty(), checkpoints.load());
    }

    private Optional<String> inTheNextLife() {
        return new ChannelCheckpoints(phone, call).load();
    }

    private static boolean saves(ChannelCheckpoints checkpoints, String checkpoint) {
        try {
            checkpoints.save(checkpoint);
            return true;
        } catch (SessionEnded dead) {
            return false;
        }
    }

    /** Text in which no two parts are alike. */
    private static String text(char first, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(first).append(text.length()).append(" (endpos=1) ");
        }
        text.setLength(length);
        return text.toString();
    }

    private Phone phone() {
        Phone mock = mock();
        doAnswer(set -> {
                    if (writesUntilWeDie-- <= 0) {
                        throw new SessionEnded(Why.CONNECTION_LOST);
                    }
                    channel.put(set.getArgument(0), set.getArgument(1));
                    return null;
                })
                .when(mock)
                .setVariable(anyString(), anyString());
        when(mock.variable(anyString())).thenAnswer(get -> Optional.ofNullable(channel.get(get.getArgument(0))));
        return mock;
    }
}
