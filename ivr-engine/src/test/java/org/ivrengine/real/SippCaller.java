package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ivrengine.app.asterisk.AsteriskInstance;

/**
 * A caller, or many that do the same, played by SIPp: what each does from the moment of the answer on is said before.
 *
 * <pre>{@code
 * SippOutcome call = SippCaller.to(asterisk, "1000").waitMs(800).press("1").press("4711#", 140).expectHangUp(5_000).run();
 * }</pre>
 */
final class SippCaller {

    /** How long a key is held back after the one before, in a hurry. */
    static final int HURRIED_MS = 140;

    private final int sipPort;
    private final String number;
    private final Path folder;
    private final KeyPresses keys = new KeyPresses();
    private final List<String> steps = new ArrayList<>();
    private final SippScenario scenario = new SippScenario();
    private int pressed;
    private int lastsMs;
    private int calls = 1;
    private int perSecond = 10;

    private SippCaller(int sipPort, String number) {
        this.sipPort = sipPort;
        this.number = number;
        try {
            Path runs = Files.createDirectories(Path.of("ivr-engine/target/sipp"));
            folder = Files.createTempDirectory(runs.toAbsolutePath(), "call-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static SippCaller to(AsteriskInstance asterisk, String number) {
        return to(asterisk.settings().ports().sip(), number);
    }

    /** @param sipPort on 127.0.0.1 */
    static SippCaller to(int sipPort, String number) {
        return new SippCaller(sipPort, number);
    }

    /** Name and number that Asterisk is told. */
    SippCaller from(String callerName, String callerNumber) {
        scenario.from(callerName, callerNumber);
        return this;
    }

    /**
     * Calls from a telephone's account, which registers first. It is reached at that Asterisk itself from then on, so that
     * somebody answers there when the test's telephone is gone.
     */
    SippCaller as(String user, String password) {
        scenario.account(user, password, "sip:" + user + "@127.0.0.1:" + sipPort);
        return this;
    }

    SippCaller waitMs(int milliseconds) {
        steps.add(SippScenario.pause(milliseconds));
        lastsMs += milliseconds;
        return this;
    }

    /** Presses keys in a hurry; goes on when the last is released. */
    SippCaller press(String sequence) {
        return press(sequence, HURRIED_MS);
    }

    /**
     * Presses keys; goes on when the last is released.
     *
     * @param everyMs from the beginning of one to the beginning of the next
     */
    SippCaller press(String sequence, int everyMs) {
        Path file = folder.resolve("keys-" + ++pressed + ".pcap");
        int tookMs = keys.write(file, sequence, everyMs);
        steps.add(SippScenario.play(file));
        return waitMs(tookMs);
    }

    /** Ends the call. The last step. */
    SippCaller hangUp() {
        steps.add(scenario.hangUp());
        return this;
    }

    /** Waits until the other side ends the call, which must happen within that time. The last step. */
    SippCaller expectHangUp(int withinMs) {
        steps.add(SippScenario.awaitHangUp(withinMs));
        lastsMs += withinMs;
        return this;
    }

    /** That many callers, so many a second. */
    SippCaller calls(int count, int eachSecond) {
        calls = count;
        perSecond = eachSecond;
        return this;
    }

    /** Calls, and returns when the last caller is through. */
    SippOutcome run() {
        return start().await();
    }

    /** Calls, and returns at once. */
    SippCall start() {
        Earpiece earpiece = new Earpiece();
        Path script = folder.resolve("scenario.xml");
        try {
            Files.writeString(script, scenario.text(steps, earpiece.port()));
            int limitMs = lastsMs + calls * 1_000 / perSecond + 20_000;
            List<String> command = List.of(
                    "sipp",
                    "127.0.0.1:" + sipPort,
                    "-sf",
                    script.toString(),
                    "-s",
                    number,
                    "-i",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(FreePorts.udp()),
                    "-m",
                    String.valueOf(calls),
                    "-l",
                    String.valueOf(calls),
                    "-r",
                    String.valueOf(perSecond),
                    "-timeout",
                    limitMs + "ms",
                    "-timeout_error",
                    "-nostdin",
                    "-aa",
                    "-trace_err",
                    "-trace_stat",
                    "-fd",
                    "1",
                    "-stf",
                    folder.resolve("stat.csv").toString());
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            return new SippCall(process, earpiece, folder, calls, limitMs);
        } catch (IOException failed) {
            earpiece.close();
            throw new UncheckedIOException(failed);
        }
    }
}
