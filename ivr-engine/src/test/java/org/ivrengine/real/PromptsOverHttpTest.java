package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Asterisk has no folder of prompts: it fetches them from the engine, and keeps copies. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class PromptsOverHttpTest {

    private static final Prompt FIRST = Prompt.noise("welcome", 11, 1_500);
    private static final Prompt SECOND = Prompt.noise("welcome", 12, 1_500);
    private static final Prompt GOODBYE = Prompt.noise("goodbye", 13, 1_500);

    /** Until then Asterisk does not ask again. */
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void theCallerHearsThePromptAndAChangedOneAfterwardsAndTheEnginesDeathIsSurvived(RealAsterisk asterisk)
            throws IOException {
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("greeting.yaml"), """
                flow: greeting
                numbers: ["2100"]
                start: hello
                steps:
                  hello: {say: welcome, next: bye}
                  bye: {say: goodbye, barge_in: false, hangup: true}
                """);
        Path welcome = folder.resolve("prompts/en/welcome.wav");
        FIRST.writeTo(welcome);
        GOODBYE.writeTo(folder.resolve("prompts/en/goodbye.wav"));
        int port = FreePorts.tcp();
        String settings = """
                prompts:
                  http: {listen: "127.0.0.1:%1$d", url: "http://127.0.0.1:%1$d", folder: "%2$s", fresh_for: %3$ds}
                """.formatted(port, folder.resolve("prompts"), FRESH_FOR.toSeconds());
        try (RealEngine engine = RealEngine.start(asterisk, flows, settings)) {
            HeardAudio before = call(asterisk);
            SECOND.writeTo(welcome);
            long changedNs = System.nanoTime();
            await().until(() ->
                    System.nanoTime() - changedNs > FRESH_FOR.plusMillis(1_100).toNanos());
            HeardAudio after = call(asterisk);

            assertAll(
                    () -> assertComplete(before, FIRST),
                    () -> assertComplete(before, GOODBYE),
                    () -> assertComplete(after, SECOND),
                    () -> assertEquals(List.of(), after.hearings(FIRST)));

            try (SippCall call = asterisk.call("2100").expectHangUp(20_000).start()) {
                await().until(() -> call.heard().hearing(SECOND).isPresent());
                engine.kill();
                await().until(() -> call.heard().hearing(asterisk.music()).isPresent());
                engine.startAgain();
                HeardAudio survived = call.await().expectAllAsScripted().audio();
                assertAll(() -> assertComplete(survived, SECOND), () -> assertComplete(survived, GOODBYE));
            }
            assertEquals(1, engine.finished(3).getLast().resumedAt().size());
        }
    }

    /** The last time that it was heard, it was heard to its end. */
    private static void assertComplete(HeardAudio heard, Prompt prompt) {
        List<Hearing> hearings = heard.hearings(prompt);
        assertTrue(!hearings.isEmpty() && hearings.getLast().isComplete(), () -> hearings + "; " + heard);
    }

    private static HeardAudio call(RealAsterisk asterisk) {
        return asterisk.call("2100")
                .expectHangUp(10_000)
                .run()
                .expectAllAsScripted()
                .audio();
    }
}
