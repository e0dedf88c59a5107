package org.ivrengine.agi.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    private final ReplyReader reader = new ReplyReader();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\'',
            nullValues = "-",
            textBlock = """
            200 result=0                                |  0   | 0           | -                | -1
            200 result=1                                |  1   | 1           | -                | -1
            200 result=-1                               | -1   | -1          | -                | -1
            200 result=49 endpos=8000                   | 49   | 49          | -                | 8000
            200 result=0 endpos=0                       |  0   | 0           | -                | 0
            200 result=1 (value)                        |  1   | 1           | value            | -1
            200 result=1 ()                             |  1   | 1           | ''               | -1
            200 result=23 (timeout)                     | 23   | 23          | timeout          | -1
            200 result=35 (dtmf) endpos=16000           | 35   | 35          | dtmf             | 16000
            200 result=-1 (hangup) endpos=4160          | -1   | -1          | hangup           | 4160
            200 result=1 (f(x) = (y))                   |  1   | 1           | f(x) = (y)       | -1
            200 result=1 (a endpos=7)                   |  1   | 1           | a endpos=7       | -1
            200 result=1 (a endpos=b)                   |  1   | 1           | a endpos=b       | -1
            200 result=1 ((x) endpos=5)                 |  1   | 1           | (x) endpos=5     | -1
            '200 result=1 ( blank at both ends )'       |  1   | 1           | ' blank at both ends ' | -1
            200 result=1 (héllo – 你好)                  |  1   | 1           | héllo – 你好      | -1
            '200 result='                               | -2147483648 | ''   | -                | -1
            '200 result= (timeout)'                     | -2147483648 | ''   | timeout          | -1
            200 result=1234*# (timeout)                 | -2147483648 | 1234*# | timeout        | -1
            200 result=99999999999                      | -2147483648 | 99999999999 | -          | -1
            """)
    void aSuccessIsReadWithItsResultItsValueAndItsEndPosition(
            String line, int code, String result, @Nullable String value, long endpos) {
        AgiReply.Success success = (AgiReply.Success) reader.read(line);
        assertEquals(new AgiReply.Success(result, value, endpos), success);
        assertEquals(code, success == null ? 0 : success.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "200",
                "200 OK",
                "200 result",
                "2000 result=0",
                "HTTP/1.1 400 Bad Request",
                "hangup",
                "HANGUP ",
                "agi_callerid: 100",
                "520",
                "510",
                "200 result=0 endpos=many",
                "200 result=0\u0000 endpos=",
                "\uFFFD\uFFFD"
            })
    void whatNoAsteriskSendsIsRefused(String line) {
        assertThrows(MalformedAgi.class, () -> reader.read(line));
    }

    @Test
    void anUnknownCommandIsRefusedInOneLine() {
        assertEquals(
                new AgiReply.Refused(510, "Invalid or unknown command"), reader.read("510 Invalid or unknown command"));
    }

    @Test
    void aDeadChannelIsToldApartFromARefusal() {
        assertEquals(
                new AgiReply.DeadChannel("Command Not Permitted on a dead channel or intercept routine"),
                reader.read("511 Command Not Permitted on a dead channel or intercept routine"));
    }

    @Test
    void aUsageBlockIsOneReplyWhateverItsLinesLookLike() {
        assertNull(reader.read("520-Invalid command syntax.  Proper usage follows:"));
        assertNull(reader.read("Usage: STREAM FILE <filename> <escape digits>"));
        assertNull(reader.read("200 result=0"));
        assertNull(reader.read(""));
        assertEquals(new AgiReply.Refused(520, """
                        Invalid command syntax.  Proper usage follows:
                        Usage: STREAM FILE <filename> <escape digits>
                        200 result=0
                        """), reader.read("520 End of proper usage."));
        assertEquals(AgiReply.Success.ZERO, reader.read("200 result=0"), "the block is over");
    }

    @Test
    void aUsageBlockWithoutAnEndIsRefusedBeforeItFillsTheMemory() {
        reader.read("520-Invalid command syntax.");
        for (int line = 2; line <= AgiSyntax.USAGE_LINES_MAX; line++) {
            assertNull(reader.read("more"));
        }
        assertThrows(MalformedAgi.class, () -> reader.read("one too many"));
    }

    @Test
    void hangupMayStandBeforeAReplyAfterItAndInsideAUsageBlock() {
        assertFalse(reader.hangup());
        assertNull(reader.read("HANGUP"));
        assertTrue(reader.hangup());
        assertEquals(AgiReply.Success.ZERO, reader.read("200 result=0"));

        ReplyReader inBlock = new ReplyReader();
        assertNull(inBlock.read("520-Usage"));
        assertNull(inBlock.read("HANGUP"));
        assertTrue(inBlock.hangup());
        assertEquals(new AgiReply.Refused(520, "Usage"), inBlock.read("520 End of proper usage."));
    }

    @Test
    void tryingIsNoReply() {
        assertNull(reader.read("100 Trying..."));
        assertEquals(AgiReply.Success.ZERO, reader.read("200 result=0"));
    }
}
