package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the configuration of one instance from the templates in config/asterisk. */
final class InstanceConfiguration {

    private static final String ANONYMOUS = "pjsip-anonymous.conf";

    /** Asterisk calls it an error when these are missing, and is content with its defaults when they say nothing. */
    private static final List<String> EMPTY = List.of(
            "acl.conf",
            "ccss.conf",
            "features.conf",
            "pjproject.conf",
            "res_http_media_cache.conf",
            "stasis.conf",
            "udptl.conf");

    private final AsteriskInstallation installation;
    private final InstanceSettings settings;
    private final ManagerLogin.Pair logins;

    InstanceConfiguration(AsteriskInstallation installation, InstanceSettings settings, ManagerLogin.Pair logins) {
        this.installation = installation;
        this.settings = settings;
        this.logins = logins;
    }

    /** What belongs into the instance's {@code etc}, by path below it. */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        EMPTY.forEach(name -> files.put(name, "; Defaults.\n"));
        Map<String, String> values = values();
        Path templates = settings.home().resolve("config/asterisk");
        List<Path> sources;
        try (Stream<Path> listed = Files.list(templates)) {
            sources = listed.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
        for (Path source : sources) {
            String name = source.getFileName().toString();
            if (!name.equals(ANONYMOUS)) {
                files.put(name, new ConfigurationTemplate(source).render(values));
            } else if (settings.anonymousCallers()) {
                files.put("pjsip.d/anonymous.conf", new ConfigurationTemplate(source).render(values));
            }
        }
        files.putAll(settings.extraFiles());
        return files;
    }

    /** Makes the folders and writes what is new or different. Returns whether anything was. */
    boolean write() throws IOException {
        Path folder = settings.folder();
        for (String name : List.of("cache", "etc", "lib", "log", "run", "spool")) {
            PrivateFiles.folder(folder.resolve(name));
        }
        Path etc = folder.resolve("etc");
        Map<String, String> files = files();
        boolean changed = deleteOthers(etc, files);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = etc.resolve(file.getKey()).normalize();
            if (!target.startsWith(etc)) {
                throw new IOException(file.getKey() + ": not below the instance's etc");
            }
            if (!Files.exists(target) || !Files.readString(target).equals(file.getValue())) {
                PrivateFiles.write(target, file.getValue());
                changed = true;
            }
        }
        return changed;
    }

    /** Files of an earlier start, for example the one that lets anybody call, must not stay. */
    private static boolean deleteOthers(Path etc, Map<String, String> wanted) throws IOException {
        boolean changed = false;
        List<Path> present;
        try (Stream<Path> walk = Files.walk(etc)) {
            present = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : present) {
            if (!wanted.containsKey(etc.relativize(file).toString())) {
                Files.delete(file);
                changed = true;
            }
        }
        return changed;
    }

    private Map<String, String> values() {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("instance", settings.folder().toString());
        plain.put("recordings", settings.recordings().toString());
        plain.put(
                "dialplan",
                settings.home().resolve("dialplans/asterisk/extensions.conf").toString());
        plain.put("address", settings.address());
        plain.put("sipPort", String.valueOf(settings.ports().sip()));
        plain.put("rtpPortFirst", String.valueOf(settings.ports().rtpFirst()));
        plain.put("rtpPortLast", String.valueOf(settings.ports().rtpLast()));
        plain.put("strictRtp", settings.strictRtp() ? "yes" : "no");
        plain.put("phones", settings.phones().toString());
        plain.put("amiPort", String.valueOf(settings.ports().ami()));
        plain.put("amiPermit", settings.address() + "/255.255.255.255");
        plain.put("amiEventsUser", logins.events().user());
        plain.put("amiEventsSecret", logins.events().secret());
        plain.put("amiActionsUser", logins.actions().user());
        plain.put("amiActionsSecret", logins.actions().secret());
        plain.put("engines", String.join("&", settings.engines()));
        plain.put("fallbackAfterS", String.valueOf(settings.fallbackAfterS()));
        plain.put("fallbackSound", settings.fallbackSound());
        Map<String, String> values = new LinkedHashMap<>();
        plain.forEach((name, value) -> values.put(name, ConfigurationTemplate.value(value)));
        values.put("programDirectories", programDirectories());
        return values;
    }

    private String programDirectories() {
        return Stream.concat(
                        installation.modules().map(path -> "astmoddir => " + path).stream(),
                        installation.data().map(path -> "astdatadir => " + path).stream())
                .map(ConfigurationTemplate::value)
                .collect(Collectors.joining("\n"));
    }
}
