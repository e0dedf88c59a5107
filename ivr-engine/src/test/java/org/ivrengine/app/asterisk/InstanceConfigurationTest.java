package org.ivrengine.app.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance is told by its configuration. */
class InstanceConfigurationTest {

    private static final Path HOME = Path.of("").toAbsolutePath();

    private final AsteriskInstallation installation = new AsteriskInstallation(
            List.of("asterisk"), Optional.of(Path.of("/opt/modules")), Optional.empty(), "22.1.0");

    @TempDir
    Path folder;

    @Test
    void theShippedTemplatesAreFilledCompletely() throws IOException {
        Map<String, String> files = configuration(settings().build()).files();

        files.forEach((name, text) -> assertFalse(text.contains("{{"), name));
        assertTrue(text(files, "asterisk.conf").contains("astmoddir => /opt/modules\n"));
        assertTrue(text(files, "extensions.conf").contains("IVR_ENGINES=127.0.0.1:4573\n"));
        assertTrue(text(files, "pjsip.conf").contains("bind = 127.0.0.1:5060\n"));
    }

    @Test
    void strangersMayCallOnlyWhereThatWasAskedFor() throws IOException {
        assertFalse(configuration(settings().build()).files().containsKey("pjsip.d/anonymous.conf"));
        assertTrue(
                configuration(settings().anonymousCallers(true).build()).files().containsKey("pjsip.d/anonymous.conf"));
    }

    @Test
    void whatAnEarlierStartAllowedDoesNotStay() throws IOException {
        configuration(settings().anonymousCallers(true).build()).write();
        Path allowed = folder.resolve("etc/pjsip.d/anonymous.conf");
        assertTrue(Files.exists(allowed));

        assertTrue(configuration(settings().build()).write(), "something changed");
        assertFalse(Files.exists(allowed));
        assertFalse(configuration(settings().build()).write(), "nothing changed");
    }

    @Test
    void secretsAreRandomKeptForTheNextStartAndOnlyForTheirOwner() throws IOException {
        Path file = folder.resolve("logins.properties");
        ManagerLogin.Pair first = ManagerLogin.Pair.keptIn(file);
        ManagerLogin.Pair other = ManagerLogin.Pair.keptIn(folder.resolve("other.properties"));

        assertEquals(first, ManagerLogin.Pair.keptIn(file));
        assertEquals(48, first.events().secret().length());
        assertFalse(first.events().secret().equals(first.actions().secret()));
        assertFalse(first.events().secret().equals(other.events().secret()));
        assertFalse(first.toString().contains(first.events().secret()), "never in a log");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));

        InstanceSettings settings = settings().build();
        new InstanceConfiguration(installation, settings, first).write();
        Path manager = folder.resolve("etc/manager.conf");
        assertTrue(Files.readString(manager).contains(first.actions().secret()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(manager)));
    }

    @Test
    void theManagerUsersHaveTheLeastRightsTheyCanWorkWith() throws IOException {
        String manager = text(configuration(settings().build()).files(), "manager.conf");

        assertTrue(manager.contains("read = call,dtmf\nwrite = reporting\n"));
        assertTrue(manager.contains("read = none\nwrite = call,originate,reporting\n"));
        for (String right : List.of("system", "command", "config", "all")) {
            assertFalse(manager.matches("(?s).*\n(read|write) = [^\n]*\\b" + right + "\\b.*"), right);
        }
    }

    @Test
    void aTemplateThatAsksForAnUnknownValueSaysWhere() throws IOException {
        Path template = folder.resolve("rtp.conf");
        Files.writeString(template, "[general]\nrtpstart = {{rtpPortFrist}}\n");

        IOException failure =
                assertThrows(IOException.class, () -> new ConfigurationTemplate(template).render(Map.of("a", "1")));
        assertEquals(template + ":2:12: no value for {{rtpPortFrist}}; there are a", failure.getMessage());
    }

    @Test
    void aValueCannotBeginASettingOfItsOwn() {
        assertEquals("a\\;b", ConfigurationTemplate.value("a;b"));
        assertThrows(IllegalArgumentException.class, () -> ConfigurationTemplate.value("a\n[anonymous]"));
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        Path deep = Path.of("/" + "x".repeat(InstanceSettings.FOLDER_LENGTH_MAX));
        assertThrows(
                IllegalArgumentException.class,
                () -> InstanceSettings.in(deep, HOME).engines("127.0.0.1:4573").build());
        assertThrows(
                IllegalArgumentException.class,
                () -> InstanceSettings.in(folder, HOME).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> settings().engines("127.0.0.1:4573,evil)").build());
        assertThrows(IllegalArgumentException.class, () -> new InstancePorts(5060, 10_000, 10_000, 5038));
    }

    private static String text(Map<String, String> files, String name) {
        return files.getOrDefault(name, "no " + name);
    }

    private InstanceSettings.Builder settings() {
        return InstanceSettings.in(folder, HOME).engines("127.0.0.1:4573");
    }

    private InstanceConfiguration configuration(InstanceSettings settings) {
        return new InstanceConfiguration(
                installation,
                settings,
                new ManagerLogin.Pair(new ManagerLogin("e", "secret-e"), new ManagerLogin("a", "secret-a")));
    }
}
