package org.ivrengine.selfservice.http;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;
import org.ivrengine.yaml.Scalars;
import org.ivrengine.yaml.YamlNode;
import org.ivrengine.yaml.YamlReader;

/** {@code config/operations.yaml}: which systems there are, and which operations they perform. */
public final class OperationsFile {

    /** Without any operation. */
    public static final OperationsFile NONE = new OperationsFile(List.of());

    private final List<RemoteOperation> operations;

    private OperationsFile(List<RemoteOperation> operations) {
        this.operations = List.copyOf(operations);
    }

    /**
     * @param home project's root, from which relative paths of secrets count
     * @return what the file says; to be used only when there are no faults
     */
    public static OperationsFile read(String text, Path home, Faults faults) {
        Scalars scalars = new Scalars(faults);
        List<RemoteOperation> operations = new ArrayList<>();
        YamlReader.read(text, faults)
                .flatMap(node -> Entries.of(node, "the file of operations", faults))
                .ifPresent(top -> {
                    Map<String, RemoteSystem> systems = systems(top, home, faults, scalars);
                    OperationReader reader = new OperationReader(systems, faults, scalars);
                    top.required("operations", "operations: {parcels.track: {...}}")
                            .flatMap(node -> Entries.of(node, "\"operations\"", faults))
                            .ifPresent(entries -> {
                                for (YamlNode.Entry entry : entries.rest()) {
                                    reader.read(entry).ifPresent(operations::add);
                                }
                            });
                    top.refuseRest();
                });
        return new OperationsFile(operations);
    }

    private static Map<String, RemoteSystem> systems(Entries top, Path home, Faults faults, Scalars scalars) {
        SystemReader reader = new SystemReader(home, faults, scalars);
        Map<String, RemoteSystem> systems = new LinkedHashMap<>();
        Optional<Entries> entries = top.required("systems", "systems: {shop: {url: https://shop.example.com/api}}")
                .flatMap(node -> Entries.of(node, "\"systems\"", faults));
        for (YamlNode.Entry entry : entries.map(Entries::rest).orElse(List.of())) {
            scalars.name(entry.key(), "the name of a system", "shop")
                    .ifPresent(name -> reader.read(name, entry.value()).ifPresent(system -> systems.put(name, system)));
        }
        return systems;
    }

    /** What the operations want and give, in the order of the file. */
    public List<OperationSignature> signatures() {
        return operations.stream().map(RemoteOperation::signature).toList();
    }

    /**
     * The operations, ready to be performed. Nothing is asked before somebody performs one.
     *
     * @param client see {@link RemoteOperations#client}
     * @param clock for the circuit breakers' pauses and the age of kept answers
     */
    public RemoteOperations open(HttpClient client, Clock clock) {
        return new RemoteOperations(operations, client, clock);
    }
}
