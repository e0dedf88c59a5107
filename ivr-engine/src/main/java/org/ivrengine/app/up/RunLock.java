package org.ivrengine.app.up;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held while {@code ./ivr up} runs, so that a second one says so. The system frees it with the process, however that ends. */
final class RunLock implements AutoCloseable {

    private final FileChannel file;
    private final FileLock lock;

    private RunLock(FileChannel file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** @return empty when another process holds it */
    static Optional<RunLock> tryTake(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        if (lock == null) {
            file.close();
            return Optional.empty();
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(US_ASCII)));
        return Optional.of(new RunLock(file, lock));
    }

    /** @return the process that holds it, as far as it said */
    static String holder(Path path) throws IOException {
        return Files.exists(path) ? Files.readString(path).strip() : "unknown";
    }

    @Override
    public void close() throws IOException {
        lock.release();
        file.close();
    }
}
