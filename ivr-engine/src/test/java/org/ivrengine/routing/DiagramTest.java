package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Holds the pictures in docs/ROUTING.md equal to the tables in the code. After a change of a table,
 * {@code -Drouting.diagrams=write} draws them anew.
 */
class DiagramTest {

    private static final Path DOCS = Files.isDirectory(Path.of("docs")) ? Path.of("docs") : Path.of("../docs");
    private static final Path PAGE = DOCS.resolve("ROUTING.md");

    @Test
    void thePicturesInTheDocumentationAreTheTablesInTheCode() throws IOException {
        String page = Files.readString(PAGE);
        String drawn = replaced(replaced(page, "agent", agentDiagram()), "call", callDiagram());
        if ("write".equals(System.getProperty("routing.diagrams"))) {
            Files.writeString(PAGE, drawn);
        } else {
            assertEquals(drawn, page);
        }
    }

    private static String replaced(String page, String name, String diagram) {
        String begin = "<!-- states of the " + name + " -->\n";
        String end = "<!-- end -->";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + "```mermaid\n" + diagram + "```\n" + page.substring(page.indexOf(end, from));
    }

    private static String agentDiagram() {
        StringBuilder diagram = new StringBuilder("stateDiagram-v2\n    [*] --> signed_out\n");
        for (AgentTransition way : AgentTransition.values()) {
            diagram.append(way(way.from.name(), way.to.name(), way.label));
        }
        return diagram.toString();
    }

    private static String callDiagram() {
        StringBuilder diagram = new StringBuilder("stateDiagram-v2\n    [*] --> new\n");
        for (CallTransition way : CallTransition.values()) {
            diagram.append(way(way.from.name(), way.to.name(), way.label));
        }
        return diagram.append("    gone --> [*]\n").toString();
    }

    private static String way(String from, String to, String label) {
        return "    " + from.toLowerCase(Locale.ROOT) + " --> " + to.toLowerCase(Locale.ROOT) + ": " + label + "\n";
    }
}
