package org.ivrengine.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ivrengine.app.agents.AgentCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** An agent from the command that adds her to the codes that she dials. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class AgentTelephoneTest {

    /** Her id is hers for ever, and so is her account of this Asterisk until it ends. */
    private static final String ANNA = "anna-of-the-test";

    /** Her telephone is a caller of SIPp that has gone: Asterisk finds that out when it asks the next time. */
    private static final String AWAY = "paused (phone unreachable)";

    @Test
    void anAgentIsAddedRegistersAndDialsHerCodesAndIsToldInHerLanguage(RealAsterisk asterisk) throws IOException {
        try (RealEngine engine = RealEngine.start(asterisk)) {
            Path instance = asterisk.instance().settings().folder();
            Files.createSymbolicLink(engine.folder().resolve("asterisk"), instance);
            Files.createDirectories(instance.resolve("phones"));
            Files.createSymbolicLink(engine.folder().resolve("phones"), instance.resolve("phones"));

            String added = agent(engine, "add", ANNA, "--phone", "--language", "es", "billing=80");
            assertTrue(added.contains("Asterisk knows the telephone now."), added);
            Matcher password = Pattern.compile("password +([a-z2-9]{20})").matcher(added);
            assertTrue(password.find(), added);

            assertHeard("agent-signed-in", asterisk, "*11", password.group(1));
            awaitState(engine, "available", AWAY);
            String endpoints = asterisk.console("pjsip show endpoint " + ANNA);
            assertTrue(endpoints.contains("Not in use") && endpoints.contains("ivr-agents"), endpoints);

            String changed = agent(engine, "skills", ANNA, "spanish=40");
            assertTrue(changed.endsWith("1 level changed; the engine goes by it now.\n"), changed);
            assertTrue(agent(engine, "list").contains("billing=80 spanish=40"));

            assertHeard("agent-paused-lunch", asterisk, "*122", password.group(1));
            awaitState(engine, "paused (lunch)");
            engine.kill();
            engine.startAgain();
            awaitState(engine, "paused (lunch)");
            assertEquals(ANNA + " takes calls again.\n", agent(engine, "resume", ANNA));
            awaitState(engine, "available", AWAY);

            assertHeard("agent-signed-out", asterisk, "*10", password.group(1));
            awaitState(engine, "signed out");
            agent(engine, "remove", ANNA);
            assertTrue(asterisk.console("pjsip show endpoint " + ANNA).contains("Unable to find"));
        }
    }

    private static void assertHeard(String prompt, RealAsterisk asterisk, String code, String password) {
        SippOutcome call =
                asterisk.call(code).as(ANNA, password).expectHangUp(15_000).run();
        Hearing hearing = call.expectAllAsScripted()
                .audio()
                .hearing(Prompt.of("es", prompt))
                .orElseThrow(() -> new AssertionError(prompt + " was not heard"));
        assertTrue(hearing.isComplete(), prompt + " was cut");
    }

    private static void awaitState(RealEngine engine, String... states) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            String list = agent(engine, "list");
            return Stream.of(states).anyMatch(state -> list.contains("  " + state + "  "));
        });
    }

    private static String agent(RealEngine engine, String verb, String... arguments) {
        List<String> all = new ArrayList<>(List.of(verb));
        all.add("--config=" + engine.folder().resolve("engine.yaml"));
        all.addAll(List.of(arguments));
        StringWriter said = new StringWriter();
        int exitCode = new CommandLine(new AgentCommand())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
        assertEquals(0, exitCode, said::toString);
        return said.toString();
    }
}
