package org.ivrengine.flow.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.FlowSource;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Versions of flows on disk: a folder for each, named by its hash. Written beside and renamed, so each is whole. */
final class VersionStore {

    private static final Logger LOG = LoggerFactory.getLogger(VersionStore.class);

    /** No call lasts longer than this after its version was replaced. */
    static final Duration KEPT_AFTER_USE = Duration.ofDays(7);

    private static final String UNFINISHED = ".new";

    private final Path root;

    VersionStore(Path root) {
        this.root = root;
    }

    /** Keeps the version, and marks it as in use now. */
    void keep(String hash, List<FlowSource> sources, Instant now) throws IOException {
        Path version = root.resolve(hash);
        if (!Files.isDirectory(version)) {
            Path unfinished = root.resolve(hash + UNFINISHED);
            delete(unfinished);
            Files.createDirectories(unfinished);
            for (FlowSource source : sources) {
                Path name = Path.of(source.file()).getFileName();
                Files.writeString(unfinished.resolve(name.toString()), source.text());
            }
            Files.move(unfinished, version, StandardCopyOption.ATOMIC_MOVE);
        }
        touch(hash, now);
    }

    /** The version is in use, or was until now. */
    void touch(String hash, Instant now) throws IOException {
        Files.setLastModifiedTime(root.resolve(hash), FileTime.from(now));
    }

    Optional<FlowSet> find(String hash) {
        if (!hash.matches("[0-9a-f]{16}") || !Files.isDirectory(root.resolve(hash))) {
            return Optional.empty();
        }
        try {
            return switch (FlowLoader.load(root.resolve(hash))) {
                case LoadResult.Loaded(FlowSet flows) when flows.hash().equals(hash) -> Optional.of(flows);
                case LoadResult.Loaded(FlowSet flows) -> {
                    LOG.error("Kept flows {} have the hash {}: somebody changed them", hash, flows.hash());
                    yield Optional.empty();
                }
                case LoadResult.Refused(var faults) -> {
                    LOG.error("Kept flows {} cannot be used any more: {}", hash, faults);
                    yield Optional.empty();
                }
            };
        } catch (IOException e) {
            LOG.error("Kept flows {} cannot be read", hash, e);
            return Optional.empty();
        }
    }

    /** Deletes what no call can be on any more. */
    void prune(Instant now) throws IOException {
        Instant oldest = now.minus(KEPT_AFTER_USE);
        List<Path> versions;
        try (Stream<Path> listed = Files.list(root)) {
            versions = listed.filter(Files::isDirectory).toList();
        }
        for (Path version : versions) {
            if (Files.getLastModifiedTime(version).toInstant().isBefore(oldest)) {
                delete(version);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
