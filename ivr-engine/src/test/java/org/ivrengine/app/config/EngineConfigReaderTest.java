package org.ivrengine.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.ivrengine.store.DatabaseSettings;
import org.ivrengine.yaml.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineConfigReaderTest {

    private static final Path HOME = Path.of("/srv/ivr");

    @Test
    void theShippedFileSaysTheDefaults() throws IOException {
        EngineConfig shipped = read(Files.readString(Path.of("config/engine.yaml")));
        EngineConfig defaults = read("data: data\n");

        assertEquals(defaults.data(), shipped.data());
        assertEquals(defaults.database(), shipped.database());
        assertEquals(defaults.selfService(), shipped.selfService());
        assertEquals(defaults.demoData(), shipped.demoData());
        assertEquals(defaults.journalDays(), shipped.journalDays());
        assertEquals(defaults.agi().listen(), shipped.agi().listen());
        assertEquals(defaults.agi().limits(), shipped.agi().limits());
        assertEquals(defaults.prompts(), shipped.prompts());
        assertEquals(defaults.console(), shipped.console());
        assertEquals(defaults.drainWithin(), shipped.drainWithin());
        assertEquals(defaults.watchdog(), shipped.watchdog());
        assertEquals(defaults.asterisk(), shipped.asterisk());
    }

    @Test
    void whatIsSetIsTaken() {
        EngineConfig config = read("""
                data: /var/lib/ivr
                agi: {listen: "127.0.0.1:4574", connections_max: 10}
                prompts: {http: {listen: "127.0.0.1:8089", url: "http://192.0.2.20:8089"}}
                asterisk: {running: {host: 192.0.2.10, user: ivr, secret: s3cret}}
                drain_within: 5s
                database: {url: "jdbc:postgresql://192.0.2.30/ivr", user: shop, password: t0ps3cret}
                """);

        assertEquals(Path.of("/var/lib/ivr"), config.data());
        assertEquals(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 4574),
                config.agi().listen());
        assertEquals(10, config.agi().limits().connectionsMax());
        assertEquals(Duration.ofSeconds(5), config.drainWithin());
        assertEquals(
                new EngineConfig.Prompts.Http(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 8089),
                        "http://192.0.2.20:8089",
                        HOME.resolve("recordings/prompts"),
                        Duration.ofSeconds(60)),
                config.prompts());
        assertEquals(new EngineConfig.Asterisk.Running("192.0.2.10", 5038, "ivr", "s3cret"), config.asterisk());
        assertEquals(
                new DatabaseSettings.Server("jdbc:postgresql://192.0.2.30/ivr", "shop", "t0ps3cret", 20),
                config.database());
    }

    @Test
    void theSecretIsNotShownWithTheRest() {
        EngineConfig config = read("""
                asterisk: {running: {host: 192.0.2.10, user: ivr, secret: s3cret}}
                database: {url: "jdbc:postgresql://192.0.2.30/ivr", password: t0ps3cret}
                """);

        assertEquals(false, config.toString().contains("s3cret"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    agi: {lisen: "x:1"}                    | engine.yaml:1:7: "agi" has no "lisen"; did you mean "listen"?
                    agi: {listen: 4573}                    | engine.yaml:1:15: "4573" is no address with a port, such as 127.0.0.1:4573
                    agi: {allow: [10.0.0.0/33]}            | engine.yaml:1:14: "10.0.0.0/33" is neither an address nor a network; write for example 192.0.2.7 or 192.0.2.0/24
                    agi: {connections_max: 0}              | engine.yaml:1:24: "0" is not a number; from 1 to 1000000 is right
                    drain_within: 30                       | engine.yaml:1:15: "30" is not a time; right would be for example 5s, 500ms or 2m
                    asterisk: {own: {audio_ports: 20}}     | engine.yaml:1:31: "20" is no range of ports such as 10000-19999
                    asterisk: {own: {strict_rtp: maybe}}   | engine.yaml:1:30: "maybe" is neither true nor false
                    prompts: {http: {url: nowhere}}        | engine.yaml:1:23: "nowhere" is no address such as http://192.0.2.20:8089
                    console: {listen: "0.0.0.0:8088"}      | engine.yaml:1:19: the console is not encrypted and listens on this machine only; right is for example 127.0.0.1:8088
                    database: {url: mysql://x}             | engine.yaml:1:17: "mysql://x" is no address of a PostgreSQL such as jdbc:postgresql://127.0.0.1/ivr
                    self_service: {time_zone: Moon/Crater} | engine.yaml:1:27: "Moon/Crater" is no time zone such as America/New_York
                    self_service: {region: usa}            | engine.yaml:1:24: "usa" is no country such as US
                    colour: blue                           | engine.yaml:1:1: the configuration has no "colour"
                    """)
    void aFaultNamesItsPlaceAndWhatWouldBeRight(String text, String fault) {
        assertEquals(List.of(fault), faults(text + "\n"));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertEquals(2, faults("""
                        drain_within: soon
                        watchdog: {frozen_after: never}
                        """).size());
    }

    private static EngineConfig read(String text) {
        return assertInstanceOf(
                        EngineConfigReader.Result.Read.class, EngineConfigReader.read("engine.yaml", text, HOME))
                .config();
    }

    private static List<String> faults(String text) {
        return assertInstanceOf(
                        EngineConfigReader.Result.Refused.class, EngineConfigReader.read("engine.yaml", text, HOME))
                .faults()
                .stream()
                .map(Fault::toString)
                .collect(Collectors.toList());
    }
}
