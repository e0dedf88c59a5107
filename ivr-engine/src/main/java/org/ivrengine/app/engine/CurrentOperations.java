package org.ivrengine.app.engine;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ivrengine.flow.operations.LayeredOperations;
import org.ivrengine.flow.port.OperationSignature;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.selfservice.http.OperationsFile;
import org.ivrengine.selfservice.http.RemoteOperations;
import org.ivrengine.yaml.Fault;
import org.ivrengine.yaml.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations in force: those of the file as it was when it was last right, before those that are built in. Safe for
 * use by many threads.
 */
public final class CurrentOperations implements Operations, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentOperations.class);

    private final Path file;
    private final Path home;
    private final Operations builtIn;

    /** Made for the first system that there is; a start need not wait for what nobody asks. */
    private volatile @Nullable HttpClient client;

    private volatile Current current;

    /** @param changedAt of the file; empty: there was none */
    private record Current(RemoteOperations remote, Operations all, Optional<FileTime> changedAt) {}

    /** @param read what the file said, without faults */
    CurrentOperations(Path file, Path home, OperationsFile read, Operations builtIn) throws IOException {
        this.file = file;
        this.home = home;
        this.builtIn = builtIn;
        current = current(read, changedAt());
    }

    private Current current(OperationsFile read, Optional<FileTime> changedAt) {
        RemoteOperations remote =
                read.signatures().isEmpty() ? RemoteOperations.NONE : read.open(client(), Clock.systemUTC());
        return new Current(remote, new LayeredOperations(remote, builtIn), changedAt);
    }

    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = RemoteOperations.client();
            client = made;
        }
        return made;
    }

    private Optional<FileTime> changedAt() throws IOException {
        return Files.exists(file) ? Optional.of(Files.getLastModifiedTime(file)) : Optional.empty();
    }

    /**
     * Reads the file again if it is not the one in force.
     *
     * @param check what is wrong with the flows in force, were these the operations
     * @return why what was read is not taken up; empty also when there is nothing new
     */
    synchronized List<Fault> reloadIfChanged(Function<Operations, List<Fault>> check) throws IOException {
        Optional<FileTime> changedAt = changedAt();
        if (changedAt.equals(current.changedAt())) {
            return List.of();
        }
        Faults faults = new Faults(file.toString());
        OperationsFile read =
                changedAt.isEmpty() ? OperationsFile.NONE : OperationsFile.read(Files.readString(file), home, faults);
        if (!faults.isEmpty()) {
            return faults.sorted();
        }
        Current next = current(read, changedAt);
        List<Fault> ofFlows = check.apply(next.all());
        if (ofFlows.isEmpty()) {
            current = next;
            LOG.info("callers get the changed operations of {}", file.getFileName());
        }
        return ofFlows;
    }

    /** Systems that are not asked now because too many requests to them have failed. */
    Set<String> systemsHeldBack() {
        return current.remote().systemsHeldBack();
    }

    @Override
    public Set<String> names() {
        return current.all().names();
    }

    @Override
    public Optional<OperationSignature> signature(String name) {
        return current.all().signature(name);
    }

    @Override
    public Result perform(Request request) {
        return current.all().perform(request);
    }

    @Override
    public void close() {
        HttpClient made = client;
        if (made != null) {
            made.shutdownNow();
        }
    }
}
