package org.ivrengine.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.flow.port.Sound;
import org.junit.jupiter.api.Test;

class AsteriskFilesTest {

    private static final Sound WELCOME = new Sound("en", "welcome");

    @Test
    void aPromptInAFolderIsAFile() {
        AsteriskFiles files = new AsteriskFiles(new EngineConfig.Prompts.Folder(Path.of("/prompts")), Path.of("/rec"));
        assertEquals("/prompts/en/welcome", files.nameOf(WELCOME));
        assertEquals(Optional.of("/prompts/en/welcome"), files.fileOf(WELCOME));
    }

    @Test
    void aPromptOverHttpIsAnAddressAndNoFile() {
        EngineConfig.Prompts.Http http = new EngineConfig.Prompts.Http(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 8089),
                "http://192.0.2.1:8089",
                Path.of("/prompts"),
                Duration.ofSeconds(60));
        AsteriskFiles files = new AsteriskFiles(http, Path.of("/rec"));
        assertTrue(files.nameOf(WELCOME).startsWith("http://192.0.2.1:8089/"), files.nameOf(WELCOME));
        assertEquals(Optional.empty(), files.fileOf(WELCOME));
    }
}
