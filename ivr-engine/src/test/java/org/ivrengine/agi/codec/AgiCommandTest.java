package org.ivrengine.agi.codec;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgiCommandTest {

    @ParameterizedTest
    @MethodSource
    void aCommandIsOneLineAsAsteriskReadsIt(String line, AgiCommand command) {
        assertEquals(line, command.line());
    }

    static Stream<Arguments> aCommandIsOneLineAsAsteriskReadsIt() {
        return Stream.of(
                Arguments.of("ANSWER", AgiCommand.answer()),
                Arguments.of("CHANNEL STATUS", AgiCommand.channelStatus()),
                Arguments.of("HANGUP", AgiCommand.hangUp()),
                Arguments.of("STREAM FILE \"en/welcome\" \"\"", AgiCommand.streamFile("en/welcome", "")),
                Arguments.of(
                        "STREAM FILE \"a b\" \"0123456789*#ABCD\"", AgiCommand.streamFile("a b", "0123456789*#ABCD")),
                Arguments.of("WAIT FOR DIGIT 2500", AgiCommand.waitForDigit(Duration.ofMillis(2_500))),
                Arguments.of("WAIT FOR DIGIT 1", AgiCommand.waitForDigit(Duration.ofNanos(7))),
                Arguments.of("SET VARIABLE X \"a \\\"b\\\" \\\\ c\"", AgiCommand.setVariable("X", "a \"b\" \\ c")),
                Arguments.of("SET VARIABLE __X_1 \"\"", AgiCommand.setVariable("__X_1", "")),
                Arguments.of("SET VARIABLE X \"${EXTEN},é你\"", AgiCommand.setVariable("X", "${EXTEN},é你")),
                Arguments.of("GET VARIABLE DIALSTATUS", AgiCommand.getVariable("DIALSTATUS")),
                Arguments.of("SET MUSIC ON \"ivr\"", AgiCommand.setMusicOn("ivr")),
                Arguments.of("SET MUSIC OFF", AgiCommand.setMusicOff()),
                Arguments.of("EXEC Dial \"PJSIP/200,10,g\"", AgiCommand.exec("Dial", "PJSIP/200", "10", "g")),
                Arguments.of("EXEC NoOp \"\"", AgiCommand.exec("NoOp")),
                Arguments.of(
                        "RECORD FILE \"v-1\" wav \"#\" 60000 s=3",
                        AgiCommand.recordFile("v-1", "#", Duration.ofMinutes(1), Duration.ofSeconds(3))),
                Arguments.of(
                        "RECORD FILE \"v-1\" wav \"\" 500",
                        AgiCommand.recordFile("v-1", "", Duration.ofMillis(500), Duration.ZERO)));
    }

    /** Every place where text of others can stand in a command. */
    static final List<Function<String, AgiCommand>> PLACES = List.of(
            text -> AgiCommand.streamFile(text, ""),
            text -> AgiCommand.streamFile("a", text),
            text -> AgiCommand.setVariable(text, "a"),
            text -> AgiCommand.setVariable("X", text),
            AgiCommand::getVariable,
            AgiCommand::setMusicOn,
            text -> AgiCommand.recordFile(text, "", Duration.ofSeconds(1), Duration.ZERO),
            text -> AgiCommand.recordFile("a", text, Duration.ofSeconds(1), Duration.ZERO),
            text -> AgiCommand.exec(text),
            text -> AgiCommand.exec("Dial", text));

    @ParameterizedTest
    @ValueSource(strings = {"a\nHANGUP", "a\rHANGUP", "a\r\nHANGUP", "\n", "a\n", "\u0000", "a\u0000b"})
    void aLineEndOrNulCannotBePutIntoAnyArgument(String hostile) {
        for (Function<String, AgiCommand> place : PLACES) {
            assertThrows(IllegalArgumentException.class, () -> place.apply(hostile));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a|b", "a&b", "a^b", "${SHELL(id)}", "a\"b", "a\\b", "a(b)", "a=b", "a;b", "é"})
    void anArgumentOfAnApplicationHasNoCharacterWithAMeaningOfItsOwn(String hostile) {
        assertThrows(IllegalArgumentException.class, () -> AgiCommand.exec("Dial", hostile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_", "__", "___X", "1X", "_1", "X Y", "X-Y", "CHANNEL(name)", "é", "${X}"})
    void whatIsNoVariablesNameIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> AgiCommand.getVariable(name));
    }

    @Test
    void aVariablesNameHasAtMostEightyCharacters() {
        assertDoesNotThrow(() -> AgiCommand.getVariable("X".repeat(80)));
        assertThrows(IllegalArgumentException.class, () -> AgiCommand.getVariable("X".repeat(81)));
    }

    @Test
    void aLineThatAsteriskWouldSplitCannotBeMade() {
        String frame = AgiCommand.setVariable("X", "").line();
        int room = AgiSyntax.COMMAND_BYTES_MAX - frame.length();
        assertDoesNotThrow(() -> AgiCommand.setVariable("X", "a".repeat(room)));
        assertThrows(IllegalArgumentException.class, () -> AgiCommand.setVariable("X", "a".repeat(room + 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> AgiCommand.setVariable("X", "\"".repeat(room / 2 + 1)),
                "escaped quotes count double");
        assertThrows(
                IllegalArgumentException.class,
                () -> AgiCommand.setVariable("X", "你".repeat(room / 3 + 1)),
                "bytes count, not characters");
    }

    @Test
    void aRefusalShowsTheCharactersInsteadOfWritingThemIntoTheLog() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> AgiCommand.setMusicOn("x\r\nfake log line"));
        String message = String.valueOf(refusal.getMessage());
        assertFalse(message.contains("\n") || message.contains("\r"), message);
        assertEquals("a line end or NUL inside an AGI argument: x\\x0d\\x0afake log line", message);
    }
}
