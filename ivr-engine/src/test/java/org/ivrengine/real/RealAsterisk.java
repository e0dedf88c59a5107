package org.ivrengine.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ivrengine.SlowExit;
import org.ivrengine.app.asterisk.AsteriskInstallation;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.asterisk.InstancePorts;
import org.ivrengine.app.asterisk.InstanceSettings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Asterisk for all real tests of a run, started at the first that asks for it and ended after the last. A test
 * takes it as a parameter: {@code void test(RealAsterisk asterisk)}.
 */
final class RealAsterisk implements AutoCloseable {

    // Of a line of "core show channels concise".
    private static final int APPLICATION_FIELD = 5;
    private static final int BRIDGE_FIELD = 12;

    private static final int RTP_PORTS = 2_000;

    /** Number at which the agent's telephone rings. */
    static final String AGENT = "777";

    private final AsteriskInstance instance;
    private final int enginePort;
    private final Prompt music;
    private final Thread endsWithUs = new Thread(this::stop, "end Asterisk");

    private RealAsterisk(AsteriskInstance instance, int enginePort, Prompt music) {
        this.instance = instance;
        this.enginePort = enginePort;
        this.music = music;
        Runtime.getRuntime().addShutdownHook(endsWithUs);
        SlowExit.watch();
    }

    /** Hands it to tests. */
    static final class Shared implements ParameterResolver {

        private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(RealAsterisk.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RealAsterisk.class;
        }

        @Override
        public RealAsterisk resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(PLACE)
                    .computeIfAbsent(RealAsterisk.class, key -> RealAsterisk.start(), RealAsterisk.class);
        }
    }

    private static RealAsterisk start() {
        Path home = Path.of("").toAbsolutePath();
        Path instances = Path.of("ivr-engine/target/asterisk").toAbsolutePath();
        try {
            endLeftovers(instances);
            AsteriskInstallation installation = AsteriskInstallation.find(
                    Optional.ofNullable(System.getenv("IVR_ASTERISK")).map(Path::of), System.err::println);
            Path folder = instances.resolve("run-" + ProcessHandle.current().pid());
            Prompt music = Prompt.noise("music", 4_711, 20_000);
            music.writeTo(folder.resolve("sounds/music/music.wav"));
            int enginePort = FreePorts.tcp();
            int rtpFirst = FreePorts.udpRange(RTP_PORTS);
            int sipPort = FreePorts.udp();
            InstanceSettings settings = InstanceSettings.in(folder, home)
                    .extraFile("pjsip.d/agent.conf", agentsTelephone(sipPort))
                    .ports(new InstancePorts(sipPort, rtpFirst, rtpFirst + RTP_PORTS - 1, FreePorts.tcp()))
                    .engines("127.0.0.1:" + enginePort)
                    .recordings(folder.resolve("sounds"))
                    .anonymousCallers(true)
                    // A SIPp caller's keys and its earpiece have two ports.
                    .strictRtp(false)
                    .build();
            return new RealAsterisk(AsteriskInstance.start(installation, settings), enginePort, music);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** {@code PJSIP/agent}: Asterisk calls itself at {@link #AGENT}, where {@link #agentAnswersFor} says what happens. */
    private static String agentsTelephone(int sipPort) {
        return """
                [agent]
                type=endpoint
                context=ivr-extensions
                disallow=all
                allow=ulaw
                aors=agent

                [agent]
                type=aor
                contact=sip:%s@127.0.0.1:%d
                """.formatted(AGENT, sipPort);
    }

    /** From now on the agent's telephone is picked up at once and laid down after that time. */
    void agentAnswersFor(int seconds) {
        console("dialplan add extension " + AGENT + ",1,Answer() into ivr replace");
        console("dialplan add extension " + AGENT + ",2,Wait(" + seconds + ") into ivr replace");
        console("dialplan add extension " + AGENT + ",3,Hangup() into ivr replace");
    }

    /** Those of a test run that was killed. */
    private static void endLeftovers(Path instances) throws IOException {
        if (!Files.isDirectory(instances)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> listed = Files.list(instances)) {
            folders = listed.toList();
        }
        for (Path folder : folders) {
            String owner = folder.getFileName().toString().replaceFirst("^run-", "");
            if (owner.matches("\\d{1,18}")
                    && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                AsteriskInstance.runningIn(folder).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    AsteriskInstance instance() {
        return instance;
    }

    /** Where it looks for the engine, on 127.0.0.1. */
    int enginePort() {
        return enginePort;
    }

    /** What callers hear who wait. */
    Prompt music() {
        return music;
    }

    SippCaller call(String number) {
        return SippCaller.to(instance, number);
    }

    /** Puts a sound where Asterisk can play it, and returns its path without the ending, as AGI wants it. */
    String sound(Prompt prompt) {
        Path file = instance.settings().recordings().resolve(prompt.name() + ".wav");
        prompt.writeTo(file);
        return file.toString().replaceFirst("\\.wav$", "");
    }

    /** Until a telephone that was dialed is in a bridge; before that it hears the whisper, and presses keys for nobody. */
    void awaitTalk(String telephone) {
        await(telephone + " talks")
                .atMost(Duration.ofSeconds(20))
                .until(() -> channels(telephone)
                        .anyMatch(fields ->
                                fields[APPLICATION_FIELD].equals("AppDial") && !fields[BRIDGE_FIELD].isEmpty()));
    }

    /** Until one of a telephone's channels has this among its variables. */
    void awaitVariable(String telephone, String part, Duration within) {
        await(telephone + " has " + part)
                .atMost(within)
                .until(() -> channelNames(telephone).stream()
                        .anyMatch(name -> console("core show channel " + name).contains(part)));
    }

    /** Of its channels that are up. */
    List<String> channelNames(String telephone) {
        return channels(telephone).map(fields -> fields[0]).toList();
    }

    private Stream<String[]> channels(String telephone) {
        return console("core show channels concise")
                .lines()
                .filter(line -> line.startsWith("PJSIP/" + telephone + "-"))
                .map(line -> line.split("!", -1));
    }

    String console(String command) {
        try {
            return instance.console(command);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Sets a variable of the dialplan for as long as the result stays open. */
    Setting global(String name, String value) {
        String before = console("dialplan show globals")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
        setGlobal(name, value);
        return () -> setGlobal(name, before);
    }

    private void setGlobal(String name, String value) {
        console("dialplan set global " + name + " \"" + value + "\"");
    }

    /** What is to be undone. */
    interface Setting extends AutoCloseable {
        @Override
        void close();
    }

    private void stop() {
        instance.close();
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(endsWithUs);
    }
}
