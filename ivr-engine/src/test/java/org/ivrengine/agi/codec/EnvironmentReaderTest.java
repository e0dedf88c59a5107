package org.ivrengine.agi.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentReaderTest {

    @Test
    void theBlankLineCompletesTheRequest() {
        EnvironmentReader reader = new EnvironmentReader();
        assertNull(reader.read("agi_network_script: call?did=1000"));
        assertNull(reader.read("agi_uniqueid: 1700000000.1"));
        assertNull(reader.read("agi_calleridname: unknown"));
        assertNull(reader.read("agi_accountcode: "));
        assertNull(reader.read("agi_arg_1: a: b"));
        AgiRequest request = reader.read("");
        assertNotNull(request);
        assertEquals("1700000000.1", request.channelId());
        assertEquals("call", request.script());
        assertEquals("", request.value("calleridname"), "unknown to Asterisk is empty here");
        assertEquals("", request.value("accountcode"));
        assertEquals("", request.value("never_sent"));
        assertEquals("a: b", request.value("arg_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Hara, \"Jim\" <100>",
                "${SHELL(rm -rf /)}",
                "Zoë 你好 🙂",
                "a|b&c^d;e",
                "\\\"",
                "  two blanks before",
                "\u0007\u001b[31m"
            })
    void aCallersNameIsKeptAsItIs(String name) {
        assertEquals(
                name,
                read("agi_uniqueid: 1.1\nagi_calleridname: " + name + "\n").value("calleridname"));
    }

    @Test
    void whatFollowsALineEndInACallersNameChangesNothingThatStandsBeforeIt() {
        AgiRequest request = read("""
                agi_network_script: call?did=1000
                agi_channel: PJSIP/anonymous-1
                agi_uniqueid: 1.1
                agi_calleridname: Eve
                agi_uniqueid: 2.2
                agi_channel: PJSIP/victim-1
                agi_network_script: call?did=911
                and some more text
                agi_extension: 1000
                """);
        assertEquals("1.1", request.channelId());
        assertEquals("PJSIP/anonymous-1", request.value("channel"));
        assertEquals(Optional.of("1000"), request.parameter("did"));
        assertEquals("Eve", request.value("calleridname"));
        assertEquals("1000", request.value("extension"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "HANGUP",
                "200 result=0",
                "agi_",
                "agi_: x",
                "agi_x",
                " agi_x: y",
                "\u0000",
                ": "
            })
    void aConnectionThatBeginsWithSomethingElseIsNoAsterisk(String line) {
        assertThrows(MalformedAgi.class, () -> new EnvironmentReader().read(line));
    }

    @Test
    void anEnvironmentWithoutAChannelIsRefused() {
        EnvironmentReader reader = new EnvironmentReader();
        reader.read("agi_network: yes");
        assertThrows(MalformedAgi.class, () -> reader.read(""));
        assertThrows(MalformedAgi.class, () -> new EnvironmentReader().read(""), "nothing but a blank line");
    }

    @Test
    void tooManyLinesAreRefusedWhateverStandsInThem() {
        for (String line : new String[] {"agi_x: y", "smuggled"}) {
            EnvironmentReader reader = new EnvironmentReader();
            reader.read("agi_uniqueid: 1.1");
            for (int lines = 2; lines <= AgiSyntax.ENVIRONMENT_LINES_MAX; lines++) {
                assertNull(reader.read(line));
            }
            assertThrows(MalformedAgi.class, () -> reader.read(line));
        }
    }

    @Test
    void tooManyCharactersAreRefused() {
        EnvironmentReader reader = new EnvironmentReader();
        String line = "agi_x: " + "y".repeat(AgiSyntax.LINE_BYTES_MAX - 7);
        for (int total = line.length(); total <= AgiSyntax.ENVIRONMENT_CHARACTERS_MAX; total += line.length()) {
            assertNull(reader.read(line));
        }
        assertThrows(MalformedAgi.class, () -> reader.read(line));
    }

    @ParameterizedTest(name = "{0}: {1} = [{2}]")
    @CsvSource(nullValues = "-", textBlock = """
            call?did=1000,              did,  1000
            call?did=1000,              flow, -
            call,                       did,  -
            call?,                      did,  -
            call?did=,                  did,  -
            call?did,                   did,  -
            call?=1000,                 did,  -
            call?did=1&did=2,           did,  1
            call?did=%2B4930%20123,     did,  +4930 123
            call?did=+4930123,          did,  +4930123
            call?did=100%,              did,  100%
            call?did=a=b&flow=main,     did,  a=b
            call?did=a=b&flow=main,     flow, main
            """)
    void parametersStandBehindTheScript(String script, String name, String value) {
        assertEquals(
                Optional.ofNullable(value),
                read("agi_network_script: " + script + "\nagi_uniqueid: 1.1\n").parameter(name));
    }

    private static AgiRequest read(String lines) {
        EnvironmentReader reader = new EnvironmentReader();
        lines.lines().forEach(reader::read);
        AgiRequest request = reader.read("");
        assertNotNull(request);
        return request;
    }
}
