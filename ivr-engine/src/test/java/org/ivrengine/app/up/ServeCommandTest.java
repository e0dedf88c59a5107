package org.ivrengine.app.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @TempDir
    private Path folder;

    @Test
    void asUpStartsItItNeedsNoLibraryForCommandLines() {
        assertTrue(ServeCommand.isAsStarted(new String[] {"serve", "--config", "engine.yaml"}));
        assertFalse(ServeCommand.isAsStarted(new String[] {"serve", "--help"}));
        assertFalse(ServeCommand.isAsStarted(new String[] {"check", "--config", "engine.yaml"}));
    }

    @Test
    void faultsOfTheSettingsAreToldWithTheirPlace() throws IOException {
        Path settings = Files.writeString(folder.resolve("engine.yaml"), "data: x\nagii: {listen: nowhere}\n");
        String[] said = new String[1];
        assertEquals(1, servingWithFaults(settings, said));
        assertTrue(said[0].matches("(?s).*engine.yaml:2:1: .*agii.*1 fault\\R"), said[0]);
    }

    private static int servingWithFaults(Path settings, String[] said) {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, UTF_8));
        try {
            return ServeCommand.serve(new String[] {"serve", "--config", settings.toString()});
        } finally {
            System.setErr(before);
            said[0] = errors.toString(UTF_8);
        }
    }
}
