package org.ivrengine.app.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ivr prompts} as somebody at a terminal meets it, with the shipped prompts. */
class PromptsCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theShippedPromptsPassTheCheck() {
        assertEquals(0, run("check"), out.toString());
        assertEquals("0 faults\n", out.toString());
    }

    @Test
    void aBuildOfTheShippedPromptsHasNothingToDo() {
        assertEquals(0, run("build", "--no-install"), err.toString());
        assertEquals("0 made, 0 removed, 0 failed\n", out.toString());
    }

    @Test
    void theCheckPrintsFaultsWithTheirPlacesAndExitsWithOne() throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.writeString(folder.resolve("en/prompts.yaml"), "Welcome: Hello");
        assertEquals(1, run("check", "--folder", folder.toString()));
        assertTrue(out.toString().contains("en/prompts.yaml:1:1: \"Welcome\" is no prompt id"), out.toString());
        assertTrue(out.toString().endsWith("2 faults\n"), out.toString());
    }

    @Test
    void theCheckForProgramsIsJson() throws IOException {
        Files.createDirectories(folder.resolve("en"));
        assertEquals(1, run("check", "--json", "--folder", folder.toString()));
        JsonNode faults = JsonMapper.shared().readTree(out.toString());
        assertEquals(2, faults.size());
        assertEquals(1, faults.get(0).get("line").asInt());
    }

    @Test
    void aBuildThatLacksAVoiceSaysWhatToInstallAndMakesNothing() throws IOException {
        Path english = Files.createDirectories(folder.resolve("en"));
        Files.copy(Path.of("recordings/prompts/en/prompts.yaml"), english.resolve("prompts.yaml"));
        Files.writeString(
                english.resolve("language.yaml"),
                Files.readString(Path.of("recordings/prompts/en/language.yaml")).replace("[flite,", "[no-such-voice,"));
        assertEquals(1, run("build", "--no-install", "--folder", folder.toString()));
        assertEquals(
                "the voice's command \"no-such-voice\" is not here; install it (as root: apt-get install flite), or name"
                        + " another command in language.yaml\n",
                err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void theListForWhoeverRecordsHasIdAndText() throws IOException {
        assertEquals(0, run("list", "--language", "es", "--words", "--json"));
        JsonNode rows = JsonMapper.shared().readTree(out.toString());
        boolean found = false;
        for (JsonNode row : rows) {
            assertEquals("es", row.get("language").asString());
            found |= row.get("id").asString().equals("word/veintiun")
                    && row.get("text").asString().equals("veintiún")
                    && row.get("audio").asString().equals("synthesised");
        }
        assertTrue(found, out.toString());
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertEquals(2, run());
        assertEquals(2, run("list", "--language", "xx"));
        assertEquals(2, run("build", "--faster"));
        assertTrue(err.toString().contains("no language xx; there are en, es"), err.toString());
    }

    private int run(String... args) {
        return new CommandLine(new PromptsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
