package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ivrengine.app.asterisk.AsteriskInstance;

/** Where callers and agents of a small call center are: their telephones, and the files of rules of its engine. */
final class ShopSite implements AutoCloseable {

    private final RealAsterisk asterisk;
    private final Path telephones;
    private final Path home;
    private final Map<String, SipPhone> phones = new TreeMap<>();

    /**
     * @param queues lines of the file of queues
     * @param steps of the flow behind the number 3000
     * @param names of the telephones
     */
    ShopSite(RealAsterisk asterisk, String queues, String steps, String... names) {
        this(asterisk, queues, "", steps, List.of(), names);
    }

    /**
     * @param more of the file of queues
     * @param agents those of the telephones that are agents' own, as the shipped dialplan has them
     */
    ShopSite(RealAsterisk asterisk, String queues, String more, String steps, List<String> agents, String... names) {
        this.asterisk = asterisk;
        AsteriskInstance instance = asterisk.instance();
        telephones = instance.settings().folder().resolve("etc/pjsip.d/call-shop.conf");
        StringBuilder configuration = new StringBuilder();
        for (String name : names) {
            SipPhone phone = new SipPhone(name, instance.settings().ports().sip());
            phones.put(name, phone);
            configuration.append(phone.configuration(agents.contains(name) ? "ivr-agents" : "ivr"));
        }
        try {
            home = Files.createTempDirectory(
                    Files.createDirectories(Path.of("ivr-engine/target/engines"))
                            .toAbsolutePath(),
                    "shop-");
            Path root = Path.of("").toAbsolutePath();
            Files.createSymbolicLink(home.resolve("recordings"), root.resolve("recordings"));
            Files.createDirectories(home.resolve("config"));
            Files.createDirectories(home.resolve("flows"));
            Files.copy(root.resolve("config/hours.yaml"), home.resolve("config/hours.yaml"));
            Files.writeString(
                    home.resolve("config/queues.yaml"), "skills: [sales]\nqueues:\n" + queues.indent(2) + more);
            Files.writeString(home.resolve("flows/shop.yaml"), """
                    flow: shop
                    numbers: ["3000"]
                    start: person
                    steps:
                      bye: {say: saved, barge_in: false, hangup: true}
                    """ + steps.indent(2));
            Files.writeString(home.resolve("engine.yaml"), """
                    data: %s
                    flows: %s
                    recordings: %s
                    agi: {listen: "127.0.0.1:%d"}
                    drain_within: 1s
                    self_service: {demo_data: false}
                    console: {listen: "127.0.0.1:0"}
                    """.formatted(
                            home, home.resolve("flows"), home, asterisk.enginePort()));
            Files.createDirectories(telephones.getParent());
            Files.writeString(telephones, configuration.toString());
            asterisk.console("module reload res_pjsip.so");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Folder of the engine's settings and rules. */
    Path home() {
        return home;
    }

    Map<String, SipPhone> phones() {
        return phones;
    }

    /** The next call at an agent's telephone that is still there. */
    SipDialog awaitCall(String agent) {
        SipDialog call = phone(agent).awaitCall();
        while (call.isOver()) {
            call = phone(agent).awaitCall();
        }
        return call;
    }

    SipPhone phone(String agent) {
        SipPhone phone = phones.get(agent);
        if (phone == null) {
            throw new AssertionError("no telephone " + agent);
        }
        return phone;
    }

    @Override
    public void close() {
        // What a test that failed has left up must not be found by the engine of the next.
        asterisk.console("channel request hangup all");
        phones.values().forEach(SipPhone::close);
        try {
            Files.deleteIfExists(telephones);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        asterisk.console("module reload res_pjsip.so");
    }
}
