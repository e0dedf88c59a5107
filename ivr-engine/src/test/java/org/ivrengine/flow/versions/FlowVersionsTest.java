package org.ivrengine.flow.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.yaml.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowVersionsTest {

    @TempDir
    private Path root;

    private Instant now = Instant.parse("2026-03-02T15:00:00Z");
    private final InstantSource clock = () -> now;
    private List<Fault> faultsOfCheck = List.of();

    @BeforeEach
    void firstVersion() throws IOException {
        Files.createDirectories(root.resolve("flows"));
        write("hello");
    }

    private void write(String prompt) throws IOException {
        now = now.plusSeconds(1);
        Path file = root.resolve("flows/main.yaml");
        Files.writeString(file, "flow: main\nstart: a\nsteps: {a: {say: " + prompt + ", next: hangup}}\n");
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(now));
    }

    private FlowVersions open() throws IOException {
        return switch (FlowVersions.open(root.resolve("flows"), root.resolve("versions"), _ -> faultsOfCheck, clock)) {
            case FlowVersions.Opened.Ready(FlowVersions versions) -> versions;
            case FlowVersions.Opened.Refused(List<Fault> faults) -> fail(faults.toString());
        };
    }

    @Test
    void nothingIsReadAgainWhileTheFilesAreTheSame() throws IOException {
        assertInstanceOf(Reload.Unchanged.class, open().reloadIfChanged());
    }

    @Test
    void newCallsGetTheChangedFlowsAndOldOnesKeepTheirs() throws IOException {
        FlowVersions versions = open();
        FlowSet old = versions.current();
        write("good-day");
        assertInstanceOf(Reload.Replaced.class, versions.reloadIfChanged());
        assertNotEquals(old.hash(), versions.current().hash());
        assertEquals(Optional.of(old), versions.version(old.hash()));
        assertEquals(versions.current().hash(), versions.status().runningHash());
    }

    @Test
    void aBadFileIsRefusedTheRunningOneStaysAndEverybodyCanSeeSo() throws IOException {
        FlowVersions versions = open();
        FlowSet running = versions.current();
        write("hello, next: nowhere, say");
        Reload.Refused refused = assertInstanceOf(Reload.Refused.class, versions.reloadIfChanged());
        assertEquals(running, versions.current());
        assertEquals(refused.faults(), versions.status().refused());
        assertTrue(refused.faults().getFirst().toString().contains("main.yaml:3:"), refused::toString);
        assertInstanceOf(Reload.Unchanged.class, versions.reloadIfChanged(), "the same bad file is not told twice");

        write("hello");
        assertInstanceOf(Reload.Unchanged.class, versions.reloadIfChanged());
        assertEquals(List.of(), versions.status().refused());
    }

    @Test
    void whatTheCheckerRefusesIsRefused() throws IOException {
        FlowVersions versions = open();
        faultsOfCheck = List.of(new Fault("main.yaml", 1, 1, "no such prompt"));
        write("good-day");
        assertInstanceOf(Reload.Refused.class, versions.reloadIfChanged());
        assertEquals(faultsOfCheck, versions.status().refused());
    }

    @Test
    void aCallFindsItsVersionAfterOurDeath() throws IOException {
        FlowVersions before = open();
        String hash = before.current().hash();
        write("good-day");
        before.reloadIfChanged();

        FlowVersions after = open();
        assertNotEquals(hash, after.current().hash());
        assertEquals(hash, after.version(hash).orElseThrow().hash());
    }

    @Test
    void aVersionThatRanForLongIsKeptWhenItIsReplacedWhileWeAreDead() throws IOException {
        FlowVersions before = open();
        String hash = before.current().hash();
        now = now.plus(Duration.ofDays(30));
        before.reloadIfChanged();
        write("good-day");

        assertTrue(open().version(hash).isPresent());
    }

    @Test
    void aVersionThatNoCallCanBeOnAnyMoreIsDeleted() throws IOException {
        FlowVersions before = open();
        String hash = before.current().hash();
        write("good-day");
        before.reloadIfChanged();
        now = now.plus(VersionStore.KEPT_AFTER_USE).plusSeconds(2);

        assertEquals(Optional.empty(), open().version(hash));
    }

    @Test
    void aHashThatIsNoneOpensNoFile() throws IOException {
        assertEquals(Optional.empty(), open().version("../flows"));
    }

    @Test
    void aVersionThatWasChangedOnDiskIsNotUsed() throws IOException {
        FlowVersions before = open();
        String hash = before.current().hash();
        Files.writeString(
                root.resolve("versions").resolve(hash).resolve("main.yaml"),
                "flow: main\nstart: a\nsteps: {a: {say: changed, next: hangup}}\n");
        write("good-day");

        assertEquals(Optional.empty(), open().version(hash));
    }

    @Test
    void flowsWithFaultsDoNotOpen() throws IOException {
        write("hello, next: nowhere, say");
        assertInstanceOf(
                FlowVersions.Opened.Refused.class,
                FlowVersions.open(root.resolve("flows"), root.resolve("versions"), _ -> List.of(), clock));
    }

    @Test
    void flowsThatWereCheckedAMomentAgoAreNotCheckedAgainUnlessTheyHaveChanged() throws IOException {
        FlowSet checked = open().current();
        faultsOfCheck = List.of(new Fault("main.yaml", 1, 1, "no such prompt"));
        FlowVersions.Opened.Ready ready = assertInstanceOf(FlowVersions.Opened.Ready.class, openAfterCheckOf(checked));
        assertEquals(checked, ready.versions().current());
        write("good-day");
        assertInstanceOf(FlowVersions.Opened.Refused.class, openAfterCheckOf(checked));
    }

    private FlowVersions.Opened openAfterCheckOf(FlowSet checked) throws IOException {
        return FlowVersions.open(
                root.resolve("flows"), root.resolve("versions"), Optional.of(checked), _ -> faultsOfCheck, clock);
    }
}
