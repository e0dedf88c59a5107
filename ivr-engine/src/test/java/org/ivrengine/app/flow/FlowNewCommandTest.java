package org.ivrengine.app.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowNewCommandTest {

    @TempDir
    private Path folder;

    private CommandRun flow(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--flows";
        all[args.length + 1] = folder.toString();
        return CommandRun.of(new FlowCommand(), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"menu", "collect", "empty"})
    void aNewFlowPassesItsFirstTestsWhichGoEveryWay(String template) {
        CommandRun made = flow("new", "order-line", "--template", template, "--number", "1234");
        assertEquals(0, made.code(), made.err());
        CommandRun tested = flow("test", "--coverage", "--coverage-min", "100");
        assertEquals(0, tested.code(), tested.out() + tested.err());
        CommandRun listed = flow("list");
        assertTrue(listed.out().contains("order-line           1234"), listed.out());
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        flow("new", "order-line");
        String before = Files.readString(folder.resolve("order-line.yaml"));
        CommandRun again = flow("new", "order-line", "--template", "empty");
        assertEquals(1, again.code());
        assertEquals(before, Files.readString(folder.resolve("order-line.yaml")));
    }

    @Test
    void aNumberThatBeginsElsewhereIsRefusedAndNothingIsWritten() {
        flow("new", "first", "--number", "1234");
        CommandRun second = flow("new", "second", "--number", "1234");
        assertEquals(1, second.code());
        assertTrue(second.err().contains("number 1234 is routed twice"), second.err());
        assertTrue(Files.notExists(folder.resolve("second.yaml")));
    }

    @Test
    void aNameThatIsNoneIsWrongUsage() {
        assertEquals(2, flow("new", "../evil").code());
    }

    @Test
    void aFlowIsShownAsAnOutlineOrDrawn() throws IOException {
        flow("new", "order-line", "--number", "1234");
        assertTrue(flow("show", "order-line").out().startsWith("order-line, number 1234\n"));
        Path svg = folder.resolve("order-line.svg");
        assertEquals(0, flow("show", "order-line", "--svg", svg.toString()).code());
        assertTrue(Files.readString(svg).startsWith("<svg "));
        CommandRun misspelt = flow("show", "order-lime");
        assertTrue(misspelt.err().contains("did you mean \"order-line\"?"), misspelt.err());
    }
}
