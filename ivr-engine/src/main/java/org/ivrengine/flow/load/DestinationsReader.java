package org.ivrengine.flow.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.desk.Destinations;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** Reads the file of queues and extensions. */
public final class DestinationsReader {

    private static final long RING_MS = 20_000;
    private static final long RING_MAX_MS = 300_000;

    private final Faults faults;
    private final FlowScalars scalars;

    private DestinationsReader(Faults faults) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
    }

    /** @return what the file says; to be used only when there are no faults */
    public static Destinations read(String text, Faults faults) {
        return YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "the file of queues", faults))
                .map(new DestinationsReader(faults)::destinations)
                .orElse(new Destinations(Map.of(), Map.of()));
    }

    private Destinations destinations(Entries entries) {
        Map<String, DialRequest> queues = new LinkedHashMap<>();
        entries.optional("queues")
                .flatMap(node -> Entries.of(node, "queues", faults))
                .ifPresent(found -> found.rest().forEach(line -> queue(line, queues)));
        Map<String, String> extensions = new LinkedHashMap<>();
        entries.optional("extensions")
                .flatMap(node -> Entries.of(node, "extensions", faults))
                .ifPresent(found -> found.rest().forEach(line -> extension(line, extensions)));
        entries.refuseRest();
        return new Destinations(queues, extensions);
    }

    private void queue(YamlNode.Entry line, Map<String, DialRequest> queues) {
        Optional<String> name = scalars.name(line.key(), "the name of a queue", "general");
        Entries.of(line.value(), "a queue", faults).ifPresent(entries -> {
            Optional<YamlNode> dial = entries.required("dial", "dial: PJSIP/agent");
            long ringMs = entries.optional("ring")
                    .flatMap(node -> scalars.duration(node, RING_MAX_MS))
                    .orElse(RING_MS);
            entries.refuseRest();
            dial.flatMap(node -> scalars.scalar(node, "whom to dial")).ifPresent(scalar -> {
                try {
                    DialRequest request = new DialRequest(scalar.text(), Duration.ofMillis(ringMs));
                    name.ifPresent(queue -> queues.put(queue, request));
                } catch (IllegalArgumentException e) {
                    faults.add(scalar.place(), String.valueOf(e.getMessage()));
                }
            });
        });
    }

    private void extension(YamlNode.Entry line, Map<String, String> extensions) {
        Optional<String> name = scalars.name(line.key(), "the name of an extension", "front-desk");
        scalars.scalar(line.value(), "an extension of the dialplan").ifPresent(scalar -> {
            if (scalar.text().matches("[A-Za-z0-9*#+_-]{1,40}")) {
                name.ifPresent(found -> extensions.put(found, scalar.text()));
            } else {
                faults.add(
                        scalar.place(),
                        "\"" + scalar.text() + "\" is no extension; right would be for example \"200\"");
            }
        });
    }
}
