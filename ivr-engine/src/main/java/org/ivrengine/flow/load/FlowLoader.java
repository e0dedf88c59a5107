package org.ivrengine.flow.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ivrengine.flow.model.Flow;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;

/**
 * Loads flows as one set: each file by itself, then what they say of one another. What they say of the world outside
 * (prompts, operations, queues) is the checker's.
 */
public final class FlowLoader {

    private static final String ENDING = ".yaml";
    private static final String NO_FLOW = "there is no flow here; a flow is a file that ends in " + ENDING;

    /** Enough of SHA-256 to tell versions apart; checkpoints carry it. */
    private static final int HASH_BYTES = 8;

    private FlowLoader() {}

    /** Loads every {@code *.yaml} of a folder, in the order of names. */
    public static LoadResult load(Path folder) throws IOException {
        List<FlowSource> sources = sources(folder);
        return sources.isEmpty()
                ? new LoadResult.Refused(List.of(new Fault(folder.toString(), 1, 1, NO_FLOW)))
                : load(sources);
    }

    /** The texts of every {@code *.yaml} of a folder, in the order of names. */
    public static List<FlowSource> sources(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
        List<FlowSource> sources = new ArrayList<>();
        for (Path file : files) {
            // Octets that are no UTF-8 become U+FFFD, which the reader of YAML reports with its place.
            sources.add(new FlowSource(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        }
        return sources;
    }

    /** Loads the texts of a set. */
    public static LoadResult load(List<FlowSource> sources) {
        if (sources.isEmpty()) {
            return new LoadResult.Refused(List.of(new Fault("flows", 1, 1, NO_FLOW)));
        }
        List<Flow> flows = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (FlowSource source : sources) {
            Faults ofFile = new Faults(source.file());
            Optional<Flow> flow = FlowReader.read(source.text(), ofFile);
            // A file with a fault has lost steps on the way; faults about targets of its own would be echoes.
            flow.filter(read -> ofFile.isEmpty()).ifPresent(read -> Links.check(read, ofFile));
            flow.ifPresent(flows::add);
            faults.addAll(ofFile.sorted());
        }
        faults.addAll(Links.acrossFlows(flows, faults.isEmpty()));
        if (!faults.isEmpty()) {
            return new LoadResult.Refused(faults.stream().sorted().distinct().toList());
        }
        Map<String, Flow> byName = new TreeMap<>();
        flows.forEach(flow -> byName.put(flow.name().name(), flow));
        return new LoadResult.Loaded(new FlowSet(hash(sources), byName));
    }

    /**
     * Those flows of a refused folder that can be checked all the same, so that one fault does not hide the others: without
     * a fault of their own, and so that whatever they name, and whoever names them, is among them too.
     *
     * @return empty when there is none
     */
    public static Optional<FlowSet> soundPart(Path folder) throws IOException {
        List<FlowSource> sources = sources(folder);
        Map<String, FlowSource> left = new TreeMap<>();
        for (FlowSource source : sources) {
            Faults ofFile = new Faults(source.file());
            FlowReader.read(source.text(), ofFile)
                    .filter(read -> ofFile.isEmpty())
                    .ifPresent(read -> left.put(read.name().name(), source));
        }
        while (!left.isEmpty() && left.size() < sources.size()) {
            switch (load(List.copyOf(left.values()))) {
                case LoadResult.Loaded(FlowSet flows) -> {
                    Set<String> entered = Links.entered(flows.flows().values());
                    if (left.keySet().removeIf(name -> !entered.contains(name))) {
                        continue;
                    }
                    return Optional.of(flows);
                }
                case LoadResult.Refused(List<Fault> faults) -> {
                    Set<String> files = faults.stream().map(Fault::file).collect(Collectors.toSet());
                    left.values().removeIf(source -> files.contains(source.file()));
                }
            }
        }
        return Optional.empty();
    }

    /** The same for the same texts, wherever the files are and in whatever order they come. */
    public static String hash(List<FlowSource> sources) {
        MessageDigest digest = sha256();
        sources.stream().map(FlowSource::text).sorted().forEach(text -> {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
