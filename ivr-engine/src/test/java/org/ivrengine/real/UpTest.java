package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.calllog.CallRecord;
import org.ivrengine.calllog.FileCallLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./ivr up} as a whole: an Asterisk of its own, the engine's process, the watchdog. */
@Tag("real")
class UpTest {

    private static final Prompt MENU = Prompt.of("en", "main-menu");
    private static final Prompt INTERRUPTED = Prompt.of("en", "interrupted");
    private static final int AUDIO_PORTS = 200;

    /** Its path is short, for the sake of Asterisk's control socket. */
    @TempDir
    static Path data;

    private static final int AGI_PORT = FreePorts.tcp();
    private static final int SIP_PORT = FreePorts.udp();
    private static Process up;

    @BeforeAll
    static void start() throws IOException {
        int audio = FreePorts.udpRange(AUDIO_PORTS);
        Files.writeString(data.resolve("engine.yaml"), """
                data: %s
                agi: {listen: "127.0.0.1:%d"}
                console: {listen: "127.0.0.1:0"}
                asterisk: {own: {sip_port: %d, manager_port: %d, audio_ports: %d-%d, strict_rtp: false}}
                drain_within: 2s
                watchdog: {frozen_after: 2s, java_options: ["-Xmx256m"]}
                """.formatted(
                        data, AGI_PORT, SIP_PORT, FreePorts.tcp(), audio, audio + AUDIO_PORTS - 1));
        up = ivr("up");
        await().atMost(Duration.ofMinutes(2))
                .failFast("up has ended", () -> !up.isAlive())
                .until(() -> output("up").contains("The engine takes calls."));
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        up.destroy();
        assertTrue(up.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, ivr("down").waitFor());
        assertTrue(AsteriskInstance.runningIn(data.resolve("asterisk")).isEmpty());
    }

    @Test
    void aFrozenEngineIsReplacedAndItsCallerGoesOnWhileASecondUpIsRefused() throws InterruptedException, IOException {
        try (LiveCaller call = caller("5550801")) {
            long frozen = engineId();
            signal(frozen, "STOP");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ProcessHandle.of(frozen).isEmpty());
            Process second = ivr("up", "second");
            assertTrue(second.waitFor(30, TimeUnit.SECONDS));
            assertAll(
                    () -> assertEquals(1, second.exitValue()),
                    () -> assertTrue(output("second").contains("runs already"), () -> read("second")));
            goesOn(call);
        }
        assertFinishedOnceAfterComingBack("5550801");
    }

    @Test
    void aCallerWhoseNetworkSwallowsEveryPacketIsTakenOutOfTheDeadSessionAndGoesOnWhenItIsBack() {
        try (LiveCaller call = caller("5550802")) {
            try (var _ = Blackhole.around(AGI_PORT)) {
                int menuMs = call.heard().hearing(MENU).orElseThrow().atMs();
                await("music instead of silence")
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> call.heard().endsMs() > menuMs + MENU.lengthMs() + 3_000);
            }
            goesOn(call);
        }
        assertFinishedOnceAfterComingBack("5550802");
    }

    @Test
    void stoppingLeavesACallerWithMusicAndTheNextUpGoesOnWithHer() throws InterruptedException, IOException {
        try (LiveCaller call = caller("5550803")) {
            up.destroy();
            assertTrue(up.waitFor(30, TimeUnit.SECONDS));
            assertFalse(call.isOver(), "the caller was hung up");
            assertTrue(output("up").contains("Asterisk stays up"), () -> read("up"));
            up = ivr("up");
            goesOn(call);
        }
        assertFinishedOnceAfterComingBack("5550803");
    }

    /** In the menu. */
    private static LiveCaller caller(String from) {
        return LiveCaller.calls(SIP_PORT, from, "1000").press("1").hears(MENU);
    }

    private static void goesOn(LiveCaller call) {
        call.hears(INTERRUPTED).press("32").isShownOut();
    }

    private static void assertFinishedOnceAfterComingBack(String caller) {
        Path calls = data.resolve("calls");
        List<CallRecord> records = await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> FileCallLog.finished(calls).stream()
                                .filter(call -> call.caller().equals(caller))
                                .toList(),
                        found -> !found.isEmpty());
        assertAll(
                () -> assertEquals(1, records.size()),
                () -> assertTrue(!records.getFirst().resumedAt().isEmpty()),
                () -> assertEquals(
                        "goodbye.hangup", records.getFirst().steps().getLast().step()));
    }

    private static long engineId() {
        try {
            String id = Files.readString(data.resolve("engine.pid"));
            return Long.parseLong(id.substring(0, id.indexOf(' ')));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void signal(long process, String name) {
        try {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-" + name, Long.toString(process))
                            .start()
                            .waitFor());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process ivr(String command) throws IOException {
        return ivr(command, command);
    }

    private static Process ivr(String command, String outputName) throws IOException {
        List<String> line = EngineProgram.command(List.of("-Xmx128m", "-XX:+UseSerialGC"));
        line.addAll(List.of(command, "--config", data.resolve("engine.yaml").toString()));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("IVR_AOT_CACHE", EngineProgram.rehearsed().toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve(outputName + ".out").toFile()))
                .start();
    }

    private static String output(String name) throws IOException {
        return Files.readString(data.resolve(name + ".out"));
    }

    private static String read(String name) {
        try {
            return output(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
