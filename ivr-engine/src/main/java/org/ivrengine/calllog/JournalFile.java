package org.ivrengine.calllog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file of the journal, open for appending. What is appended survives a loss of power only once it is forced. */
interface JournalFile extends AutoCloseable {

    long size() throws IOException;

    /** Appends all of it, or throws after some of it. */
    void append(ByteBuffer bytes) throws IOException;

    /** Returns when the disk has all that was appended. */
    void force() throws IOException;

    void truncate(long size) throws IOException;

    boolean endsInTheMiddleOfALine() throws IOException;

    @Override
    void close() throws IOException;

    /** Opens files; another one in tests. */
    interface Opener {
        JournalFile open(Path path) throws IOException;
    }

    /** A real file; a new one's name is forced into its folder, too. */
    static JournalFile onDisk(Path path) throws IOException {
        boolean isNew = !Files.exists(path);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isNew) {
            try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
        return new OnDisk(channel);
    }

    /** A file on the disk. */
    record OnDisk(FileChannel channel) implements JournalFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            long at = channel.size();
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public boolean endsInTheMiddleOfALine() throws IOException {
            if (channel.size() == 0) {
                return false;
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
