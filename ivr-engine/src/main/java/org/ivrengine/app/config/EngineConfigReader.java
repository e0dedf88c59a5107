package org.ivrengine.app.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ivrengine.agi.AgiLimits;
import org.ivrengine.agi.AllowedHosts;
import org.ivrengine.flow.load.FlowScalars;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.store.DatabaseSettings;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Place;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads {@code config/engine.yaml}. What is left out has its default; what is wrong is reported, all at once. */
public final class EngineConfigReader {

    private static final int PORT_MAX = 65_535;
    private static final int CONNECTIONS_MAX = 1_000_000;
    private static final int RETURN_DAYS_MAX = 3_650;
    private static final int DATABASE_CONNECTIONS_MAX = 1_000;
    private static final int JOURNAL_DAYS_MAX = 3_650;

    /** Variable of the environment with the database's password. */
    private static final String DATABASE_PASSWORD = "IVR_DATABASE_PASSWORD";

    private static final Duration TIME_MAX = Duration.ofHours(1);

    private final Path home;
    private final Faults faults;
    private final FlowScalars scalars;

    private EngineConfigReader(Path home, Faults faults) {
        this.home = home;
        this.faults = faults;
        scalars = new FlowScalars(faults);
    }

    /** The configuration, or what is wrong with it. */
    public sealed interface Result {
        record Read(EngineConfig config) implements Result {}

        record Refused(List<Fault> faults) implements Result {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    /** @param home project's root, from which relative paths count */
    public static Result read(Path file, Path home) throws IOException {
        try {
            return read(file.toString(), Files.readString(file), home);
        } catch (NoSuchFileException missing) {
            return new Result.Refused(List.of(new Fault(file.toString(), 1, 1, "there is no such file")));
        }
    }

    static Result read(String file, String text, Path home) {
        Faults faults = new Faults(file);
        Optional<EngineConfig> config = YamlReader.read(text, faults)
                .flatMap(document -> Entries.of(document, "the configuration", faults))
                .map(new EngineConfigReader(home, faults)::config);
        return config.isPresent() && faults.isEmpty()
                ? new Result.Read(config.get())
                : new Result.Refused(faults.sorted());
    }

    private EngineConfig config(Entries top) {
        Path data = home.resolve(text(top, "data", "data"));
        SelfService selfService = section(top, "self_service", this::selfService);
        EngineConfig config = new EngineConfig(
                home,
                data,
                home.resolve(text(top, "flows", RuleFiles.FLOWS)),
                home.resolve(text(top, "operations", RuleFiles.OPERATIONS)),
                home.resolve(text(top, "hours", RuleFiles.HOURS)),
                home.resolve("recordings/prompts"),
                home.resolve(text(top, "recordings", "recordings")),
                section(top, "recording", this::remoteAudio),
                section(top, "database", database -> database(database, data)),
                section(top, "call_log", log -> number(log, "journal_days", 2, JOURNAL_DAYS_MAX, 30)),
                selfService.settings(),
                selfService.demoData(),
                section(top, "agi", this::agi),
                section(top, "prompts", this::prompts),
                section(top, "console", this::console),
                text(top, "default_language", "en"),
                duration(top, "drain_within", Duration.ofSeconds(30)),
                section(top, "watchdog", this::watchdog),
                section(top, "asterisk", this::asterisk));
        top.refuseRest();
        return config;
    }

    private Optional<EngineConfig.RemoteAudio> remoteAudio(Entries recording) {
        return recording
                .optional("fetch")
                .map(node -> nested(node, "fetch", fetch -> {
                    fetch.required("url", "url: http://192.0.2.10:8088");
                    fetch.required("user", "user: ivr");
                    fetch.required("password", "password: \"...\"");
                    String url = text(fetch, "url", "");
                    if (!url.isEmpty() && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
                        fetch.optional("url")
                                .ifPresent(at -> faults.add(
                                        at.place(), "\"" + url + "\" is no address such as http://192.0.2.10:8088"));
                    }
                    return new EngineConfig.RemoteAudio(url, text(fetch, "user", ""), text(fetch, "password", ""));
                }));
    }

    /** A password in the environment wins, so that none needs to stand in a file. */
    private DatabaseSettings database(Entries database, Path data) {
        String url = text(database, "url", "");
        String user = text(database, "user", "ivr");
        String password = text(database, "password", "");
        int connectionsMax = number(database, "connections_max", 1, DATABASE_CONNECTIONS_MAX, 20);
        if (url.isEmpty()) {
            return new DatabaseSettings.Embedded(data.resolve("db"));
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            database.optional("url")
                    .ifPresent(node -> faults.add(
                            node.place(),
                            "\"" + url + "\" is no address of a PostgreSQL such as jdbc:postgresql://127.0.0.1/ivr"));
        }
        String fromEnvironment = System.getenv(DATABASE_PASSWORD);
        return new DatabaseSettings.Server(
                url, user, fromEnvironment == null ? password : fromEnvironment, connectionsMax);
    }

    private record SelfService(SelfServiceSettings settings, boolean demoData) {}

    private SelfService selfService(Entries own) {
        SelfServiceSettings defaults = SelfServiceSettings.DEFAULT;
        String region = text(own, "region", defaults.region());
        if (!region.matches("[A-Z]{2}")) {
            own.optional("region")
                    .ifPresent(node -> faults.add(node.place(), "\"" + region + "\" is no country such as US"));
        }
        return new SelfService(
                new SelfServiceSettings(
                        region,
                        zone(own, defaults.zone()),
                        words(own, "languages", defaults.languages()),
                        words(own, "product_words", defaults.productWords()),
                        number(own, "return_days", 0, RETURN_DAYS_MAX, defaults.returnDays())),
                flag(own, "demo_data", true));
    }

    private ZoneId zone(Entries of, ZoneId otherwise) {
        String zone = text(of, "time_zone", otherwise.getId());
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            of.optional("time_zone")
                    .ifPresent(node ->
                            faults.add(node.place(), "\"" + zone + "\" is no time zone such as America/New_York"));
            return otherwise;
        }
    }

    /** Words that prompts are named by. */
    private Set<String> words(Entries of, String name, Set<String> otherwise) {
        Optional<YamlNode> node = of.optional(name);
        if (node.isEmpty()) {
            return otherwise;
        }
        List<String> words = texts(node.get(), "a list of words, for example [en, es]");
        words.stream()
                .filter(word -> !word.matches("[a-z0-9_-]{1,30}"))
                .forEach(word -> faults.add(
                        node.get().place(), "\"" + word + "\" is no word of small letters, digits, - and _"));
        if (words.isEmpty()) {
            faults.add(node.get().place(), "at least one word is needed");
        }
        return new LinkedHashSet<>(words);
    }

    private EngineConfig.Agi agi(Entries agi) {
        AgiLimits limits = AgiLimits.DEFAULT;
        return new EngineConfig.Agi(
                address(agi, "listen", "127.0.0.1:4573"),
                allowed(agi),
                new AgiLimits(
                        number(agi, "connections_max", 1, CONNECTIONS_MAX, limits.connectionsMax()),
                        number(agi, "connections_per_host_max", 1, CONNECTIONS_MAX, limits.connectionsPerHostMax()),
                        limits.silentConnectionsMax(),
                        limits.environmentWithin(),
                        limits.replyWithin(),
                        limits.playbackMax(),
                        limits.talkMax()));
    }

    private AllowedHosts allowed(Entries agi) {
        Optional<YamlNode> allow = agi.optional("allow");
        if (allow.isEmpty()) {
            return AllowedHosts.LOOPBACK;
        }
        try {
            return AllowedHosts.of(texts(allow.get(), "a list of addresses, for example [127.0.0.0/8]"));
        } catch (IllegalArgumentException notANetwork) {
            faults.add(allow.get().place(), String.valueOf(notANetwork.getMessage()));
            return AllowedHosts.LOOPBACK;
        }
    }

    private EngineConfig.Prompts prompts(Entries prompts) {
        Optional<YamlNode> http = prompts.optional("http");
        String folder = text(prompts, "folder", "recordings/prompts");
        if (http.isPresent()) {
            if (prompts.has("folder")) {
                faults.add(http.get().place(), "prompts come from a \"folder\" or over \"http\"; keep one of them");
            }
            return nested(http.get(), "http", this::http);
        }
        return new EngineConfig.Prompts.Folder(home.resolve(folder).normalize());
    }

    private EngineConfig.Prompts.Http http(Entries http) {
        String url = text(http, "url", "http://127.0.0.1:8089");
        if (!url.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            http.optional("url")
                    .ifPresent(node ->
                            faults.add(node.place(), "\"" + url + "\" is no address such as http://192.0.2.20:8089"));
        }
        return new EngineConfig.Prompts.Http(
                address(http, "listen", "127.0.0.1:8089"),
                url,
                home.resolve(text(http, "folder", "recordings/prompts")).normalize(),
                duration(http, "fresh_for", Duration.ofSeconds(60)));
    }

    /** Its token goes over the wire as it is, so the wire must not leave this machine. */
    private InetSocketAddress console(Entries console) {
        InetSocketAddress listen = address(console, "listen", "127.0.0.1:8088");
        if (!listen.isUnresolved() && !listen.getAddress().isLoopbackAddress()) {
            console.optional("listen")
                    .ifPresent(node -> faults.add(
                            node.place(),
                            "the console is not encrypted and listens on this machine only; right is for example"
                                    + " 127.0.0.1:8088"));
        }
        return listen;
    }

    private EngineConfig.Watchdog watchdog(Entries watchdog) {
        return new EngineConfig.Watchdog(
                duration(watchdog, "frozen_after", Duration.ofSeconds(3)),
                watchdog.optional("java_options")
                        .map(node -> texts(node, "a list of options, for example [\"-Xmx1g\"]"))
                        .orElse(List.of("-Xmx1g")));
    }

    private EngineConfig.Asterisk asterisk(Entries asterisk) {
        Optional<YamlNode> running = asterisk.optional("running");
        Optional<YamlNode> own = asterisk.optional("own");
        if (running.isPresent()) {
            own.ifPresent(node -> faults.add(node.place(), "Asterisk is \"own\" or \"running\"; keep one of them"));
            return nested(running.get(), "running", this::running);
        }
        return own.isPresent() ? nested(own.get(), "own", this::own) : own(none("own"));
    }

    private EngineConfig.Asterisk own(Entries own) {
        String audio = text(own, "audio_ports", "10000-19999");
        int first = 10_000;
        int last = 19_999;
        if (audio.matches("\\d{1,5}-\\d{1,5}")) {
            first = Integer.parseInt(audio.substring(0, audio.indexOf('-')));
            last = Integer.parseInt(audio.substring(audio.indexOf('-') + 1));
        }
        if (first >= last || last > PORT_MAX || !audio.contains("-")) {
            own.optional("audio_ports")
                    .ifPresent(node ->
                            faults.add(node.place(), "\"" + audio + "\" is no range of ports such as 10000-19999"));
        }
        return new EngineConfig.Asterisk.Own(
                text(own, "program", ""),
                text(own, "address", "127.0.0.1"),
                number(own, "sip_port", 1, PORT_MAX, 5060),
                number(own, "manager_port", 1, PORT_MAX, 5038),
                first,
                last,
                flag(own, "strict_rtp", true));
    }

    private EngineConfig.Asterisk running(Entries running) {
        running.required("host", "host: 192.0.2.10");
        running.required("user", "user: ivr");
        running.required("secret", "secret: \"...\"");
        return new EngineConfig.Asterisk.Running(
                text(running, "host", ""),
                number(running, "manager_port", 1, PORT_MAX, 5038),
                text(running, "user", ""),
                text(running, "secret", ""));
    }

    private Entries none(String name) {
        YamlNode nothing = new YamlNode.Mapping(List.of(), new Place(1, 1));
        return Entries.of(nothing, "\"" + name + "\"", faults).orElseThrow();
    }

    private <T> T section(Entries of, String name, Function<Entries, T> read) {
        Optional<YamlNode> node = of.optional(name);
        return node.isPresent() ? nested(node.get(), name, read) : read.apply(none(name));
    }

    private <T> T nested(YamlNode node, String name, Function<Entries, T> read) {
        Entries entries = Entries.of(node, "\"" + name + "\"", faults).orElseGet(() -> none(name));
        T value = read.apply(entries);
        entries.refuseRest();
        return value;
    }

    private String text(Entries of, String name, String otherwise) {
        return of.optional(name)
                .flatMap(node -> scalars.scalar(node, "a text"))
                .map(YamlNode.Scalar::text)
                .orElse(otherwise);
    }

    private List<String> texts(YamlNode node, String what) {
        List<String> texts = new ArrayList<>();
        if (node instanceof YamlNode.Sequence sequence) {
            sequence.items()
                    .forEach(item -> scalars.scalar(item, "a text").ifPresent(scalar -> texts.add(scalar.text())));
        } else {
            faults.add(node.place(), what + " is expected here, not " + node.what());
        }
        return texts;
    }

    private int number(Entries of, String name, int min, int max, int otherwise) {
        return of.optional(name)
                .flatMap(node -> scalars.number(node, min, max, "a number"))
                .orElse(otherwise);
    }

    private boolean flag(Entries of, String name, boolean otherwise) {
        return of.optional(name).flatMap(scalars::flag).orElse(otherwise);
    }

    private Duration duration(Entries of, String name, Duration otherwise) {
        return of.optional(name)
                .flatMap(node -> scalars.duration(node, TIME_MAX.toMillis()))
                .map(Duration::ofMillis)
                .orElse(otherwise);
    }

    private InetSocketAddress address(Entries of, String name, String otherwise) {
        Optional<YamlNode> node = of.optional(name);
        String text = text(of, name, otherwise);
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon > 0 && port.matches("\\d{1,5}") && Integer.parseInt(port) <= PORT_MAX) {
            return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(port));
        }
        Place place = node.map(YamlNode::place).orElse(of.place());
        faults.add(place, "\"" + text + "\" is no address with a port, such as " + otherwise);
        return new InetSocketAddress(0);
    }
}
