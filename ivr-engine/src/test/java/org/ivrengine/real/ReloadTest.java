package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Flows change while a caller is in them, and the engine dies on top of it. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class ReloadTest {

    private static final Prompt MENU = Prompt.of("en", "choose-language");
    private static final Prompt OLD_ENDING = Prompt.of("en", "goodbye");
    private static final Prompt NEW_ENDING = Prompt.of("en", "closed");

    @TempDir
    Path flows;

    @Test
    void aCallFinishesOnTheVersionOnWhichItBeganAcrossACrashWhileNewCallsGetTheNewOne(RealAsterisk asterisk)
            throws IOException {
        Path file = flows.resolve("brisk.yaml");
        String before = Files.readString(Path.of("ivr-engine/src/test/resources/flows/brisk.yaml"));
        Files.writeString(file, before);
        try (RealEngine engine = RealEngine.start(asterisk, flows);
                SippCall old = asterisk.call("2000")
                        .waitMs(16_000)
                        .press("1")
                        .waitMs(400)
                        .press("4711#")
                        .expectHangUp(30_000)
                        .start()) {
            await().until(() -> old.heard()
                    .hearing(MENU)
                    .filter(heard -> heard.heardMs() > 500)
                    .isPresent());
            Files.writeString(file, before.replace("say: goodbye", "say: closed"));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> engine.log().contains("new calls get the changed flows"));
            Files.writeString(file, "flow: brisk\nstart: nowhere\n");
            await().atMost(Duration.ofSeconds(10)).until(() -> engine.log().contains("what ran before runs on"));
            // Only now is the good file the one on disk again, so that the next process starts.
            Files.writeString(file, before.replace("say: goodbye", "say: closed"));
            engine.kill();
            engine.startAgain();

            HeardAudio young = asterisk.call("2000")
                    .waitMs(400)
                    .press("1")
                    .press("4711#")
                    .expectHangUp(30_000)
                    .run()
                    .expectAllAsScripted()
                    .audio();
            HeardAudio aged = old.await().expectAllAsScripted().audio();

            assertTrue(young.hearing(NEW_ENDING).orElseThrow().isComplete());
            assertTrue(aged.hearing(OLD_ENDING).orElseThrow().isComplete());
            assertTrue(aged.hearing(NEW_ENDING).isEmpty());
        }
    }
}
