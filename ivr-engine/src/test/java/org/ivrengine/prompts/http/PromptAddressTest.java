package org.ivrengine.prompts.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By what address a prompt is asked for. */
class PromptAddressTest {

    private static final String HOST = "http://192.0.2.20:8089";

    @Test
    void anAddressIsLongerThanTheNameOfAsterisksCopyAndLeadsToTheFile() {
        String path = PromptAddress.path(HOST.length(), "en", "word/one");

        assertEquals(PromptAddress.LENGTH_MIN, (HOST + path).length());
        assertTrue(path.endsWith("-/en/word/one.wav"), path);
        assertEquals(Optional.of("en/word/one.wav"), PromptAddress.fileOf(path));
    }

    @Test
    void anAddressThatIsLongAnywayIsNotCut() {
        String id = "a".repeat(PromptAddress.LENGTH_MIN);

        assertEquals("/prompts/-/en/" + id + ".wav", PromptAddress.path(HOST.length(), "en", id));
    }
}
