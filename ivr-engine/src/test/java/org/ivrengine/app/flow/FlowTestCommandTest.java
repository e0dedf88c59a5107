package org.ivrengine.app.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlowTestCommandTest {

    private static final String PASSES = "calls: [{call: Passes, turns: [hears: welcome, hangs up]}]\n";
    private static final String FAILS = "calls: [{call: 'Fails <&>', turns: [hears: goodbye, hangs up]}]\n";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CommandRun test(Object... args) {
        return CommandRun.of(
                new FlowTestCommand(),
                List.of(args).stream().map(Object::toString).toArray(String[]::new));
    }

    @Test
    void withoutArgumentsTheShippedTranscriptsArePlayed() {
        CommandRun run = test("--coverage-min", "95");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains(" 0 failed"), run.out());
    }

    @Test
    void aCallThatGoesOtherwiseIsShownAndTheExitCodeIsOne() throws IOException {
        CommandRun run =
                test(file("a.yaml", PASSES), file("b.yaml", "calls: [{call: B, turns: [hears: bye, hangs up]}]"));
        assertEquals(1, run.code());
        assertTrue(run.out().contains("b.yaml:1:34: B\n   expected  hears: bye\n"), run.out());
        assertTrue(run.out().contains("2 calls, 1 failed"), run.out());
    }

    @Test
    void aFileWithAFaultIsNotTakenForAFileWithoutTests() throws IOException {
        CommandRun run = test(file("a.yaml", "calls: [{call: A, turns: [hang up]}]"));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("a.yaml:1:27: \"hang up\" is no turn; did you mean \"hangs up\"?"), run.err());
    }

    @Test
    void tooLittleCoverageFailsAndTheMissingWaysAreNamed() throws IOException {
        CommandRun run = test(file("a.yaml", PASSES), "--coverage", "--coverage-min", "50");
        assertEquals(1, run.code());
        assertTrue(
                Pattern.compile("main\\.yaml:\\d+:\\d+: main-menu: key 1: no call went this way")
                        .matcher(run.out())
                        .find(),
                run.out());
    }

    @Test
    void noSuchFileIsWrongUsage() {
        assertEquals(2, test(folder.resolve("missing.yaml")).code());
        assertEquals(2, test(folder).code());
    }

    @Test
    void theJUnitReportHasASuiteForEachFileAndACaseForEachCall() throws Exception {
        Path report = folder.resolve("reports/flows.xml");
        CommandRun run = test(
                file("a.yaml", PASSES), file("b.yaml", FAILS), file("c.yaml", "calls: nothing"), "--junit", report);
        assertEquals(1, run.code());
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        assertEquals(3, document.getElementsByTagName("testsuite").getLength());
        assertEquals(3, document.getElementsByTagName("testcase").getLength());
        Element failed = (Element) document.getElementsByTagName("failure").item(0);
        assertEquals("Fails <&>", ((Element) failed.getParentNode()).getAttribute("name"));
        assertTrue(failed.getTextContent().contains("expected  hears: goodbye"), failed.getTextContent());
        assertEquals(1, document.getElementsByTagName("error").getLength());
    }

    @Test
    void programsReadTheResultsAsJson() throws IOException {
        CommandRun run = test(file("a.yaml", PASSES), file("b.yaml", FAILS), "--json");
        JsonNode root = new JsonMapper().readTree(run.out());
        assertEquals(1, run.code());
        assertEquals(false, root.get("fine").asBoolean());
        assertEquals(true, root.get("calls").get(0).get("passed").asBoolean());
        assertEquals(
                "hears: goodbye",
                root.get("calls").get(1).get("difference").get("expected").asString());
        assertTrue(root.get("coverage").get("ways").size() > 30);
    }
}
