package org.ivrengine.flow.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.yaml.Fault;

/**
 * The flows that new calls get, and older ones for calls that began on them. Every version that ran is kept on disk by
 * its hash, so that a call finds its own again after our death. Safe for use by many threads.
 */
public final class FlowVersions {

    /** How often the running version is marked as in use; a version in use is never deleted. */
    private static final Duration TOUCHED_EVERY = Duration.ofHours(1);

    private final Path folder;
    private final VersionStore store;
    private final Function<FlowSet, List<Fault>> check;
    private final InstantSource clock;
    private final Map<String, FlowSet> loaded = new ConcurrentHashMap<>();
    private volatile FlowSet current;
    private volatile FlowStatus status;
    private volatile String files;

    private volatile Instant touchedAt;

    private FlowVersions(
            Path folder,
            VersionStore store,
            Function<FlowSet, List<Fault>> check,
            InstantSource clock,
            FlowSet first,
            String files) {
        this.folder = folder;
        this.store = store;
        this.check = check;
        this.clock = clock;
        this.current = first;
        this.files = files;
        this.touchedAt = clock.instant();
        this.status = new FlowStatus(first.hash(), touchedAt, touchedAt, List.of());
        loaded.put(first.hash(), first);
    }

    /** What came of opening. */
    public sealed interface Opened {
        record Ready(FlowVersions versions) implements Opened {}

        record Refused(List<Fault> faults) implements Opened {}
    }

    /**
     * @param folder where people edit flows
     * @param versions where versions are kept; created when it is not there
     * @param check what else must hold before flows are used; gives faults
     */
    public static Opened open(Path folder, Path versions, Function<FlowSet, List<Fault>> check, InstantSource clock)
            throws IOException {
        return open(folder, versions, Optional.empty(), check, clock);
    }

    /** @param checked flows that hold, if they are still those of the folder: a start reads and checks them once */
    public static Opened open(
            Path folder,
            Path versions,
            Optional<FlowSet> checked,
            Function<FlowSet, List<Fault>> check,
            InstantSource clock)
            throws IOException {
        Files.createDirectories(versions);
        VersionStore store = new VersionStore(versions);
        String files = fingerprint(folder);
        List<FlowSource> sources = FlowLoader.sources(folder);
        Optional<FlowSet> same = checked.filter(flows -> flows.hash().equals(FlowLoader.hash(sources)));
        LoadResult result = same.isPresent() ? new LoadResult.Loaded(same.get()) : load(sources, check);
        return switch (result) {
            case LoadResult.Refused(List<Fault> faults) -> new Opened.Refused(faults);
            case LoadResult.Loaded(FlowSet flows) -> {
                store.keep(flows.hash(), sources, clock.instant());
                store.prune(clock.instant());
                yield new Opened.Ready(new FlowVersions(folder, store, check, clock, flows, files));
            }
        };
    }

    private static LoadResult load(List<FlowSource> sources, Function<FlowSet, List<Fault>> check) {
        LoadResult result = FlowLoader.load(sources);
        if (result instanceof LoadResult.Loaded(FlowSet flows)) {
            List<Fault> faults = check.apply(flows);
            return faults.isEmpty() ? result : new LoadResult.Refused(faults);
        }
        return result;
    }

    /** What a new call gets. */
    public FlowSet current() {
        return current;
    }

    public FlowStatus status() {
        return status;
    }

    /** The version of a call that began earlier; empty when it is not kept any more, or was never ours. */
    public Optional<FlowSet> version(String hash) {
        FlowSet known = loaded.get(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<FlowSet> kept = store.find(hash);
        kept.ifPresent(flows -> loaded.put(hash, flows));
        return kept;
    }

    /** Reads the files if one of them has another time or size than before; cheap enough for once a second. */
    public Reload reloadIfChanged() throws IOException {
        Instant now = clock.instant();
        if (touchedAt.plus(TOUCHED_EVERY).isBefore(now)) {
            store.touch(current.hash(), now);
            touchedAt = now;
        }
        return fingerprint(folder).equals(files) ? new Reload.Unchanged() : reload();
    }

    /** Reads the files. With faults in them what ran before runs on, and the status says so. */
    public synchronized Reload reload() throws IOException {
        String now = fingerprint(folder);
        List<FlowSource> sources = FlowLoader.sources(folder);
        LoadResult result = load(sources, check);
        files = now;
        return switch (result) {
            case LoadResult.Refused(List<Fault> faults) -> {
                status = new FlowStatus(status.runningHash(), status.runningSince(), clock.instant(), faults);
                yield new Reload.Refused(faults);
            }
            case LoadResult.Loaded(FlowSet flows)
            when flows.hash().equals(current.hash()) -> {
                status = new FlowStatus(status.runningHash(), status.runningSince(), clock.instant(), List.of());
                yield new Reload.Unchanged();
            }
            case LoadResult.Loaded(FlowSet flows) -> {
                replace(flows, sources);
                yield new Reload.Replaced(flows);
            }
        };
    }

    private void replace(FlowSet flows, List<FlowSource> sources) throws IOException {
        // On disk first: a call that begins on it may need it after our death.
        store.keep(flows.hash(), sources, clock.instant());
        store.touch(current.hash(), clock.instant());
        loaded.put(flows.hash(), flows);
        current = flows;
        status = new FlowStatus(flows.hash(), clock.instant(), clock.instant(), List.of());
        store.prune(clock.instant());
    }

    private static String fingerprint(Path folder) throws IOException {
        StringBuilder print = new StringBuilder();
        List<Path> listed;
        try (Stream<Path> files = Files.list(folder)) {
            listed = files.sorted().toList();
        }
        for (Path file : listed) {
            print.append(file.getFileName()).append(' ');
            print.append(Files.getLastModifiedTime(file).toMillis()).append(' ');
            print.append(Files.size(file)).append('\n');
        }
        return print.toString();
    }
}
