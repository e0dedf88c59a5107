package org.ivrengine.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2 in a folder. Whoever comes first holds the file and serves the others of this machine over a port of the loopback
 * interface; the way there, with a key that is minted at every start, stands in a file that only our user can read.
 * Not by H2's own AUTO_SERVER: after a kill its lock file keeps the next process waiting for seconds, and it listens on
 * all interfaces.
 */
final class EmbeddedH2 implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedH2.class);

    /** One dialect with PostgreSQL: names in lower case, NULL last, and its types and functions. */
    static final String DIALECT = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /**
     * WRITE_DELAY=0: what was committed is written before the caller hears so, and a killed process has lost nothing.
     * FILE_LOCK=NO: the lock is ours. We close it ourselves, after the calls.
     */
    private static final String FILE_OPTIONS = ";FILE_LOCK=NO;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1";

    /** A thread that is interrupted while it reads closes the file for all; this opens it again, but forgets its lock. */
    private static final String FILE_ACCESS = "retry:";

    private static final String USER = "sa";
    private static final String NAME = "ivr";
    private static final String LOCK_FILE = "lock";
    private static final String ADDRESS_FILE = "server";

    private final String url;
    private final @Nullable Held held;

    /** What only the process has that holds the file. */
    private record Held(FileChannel lock, Connection connection, Server server) {}

    private EmbeddedH2(String url, @Nullable Held held) {
        this.url = url;
        this.held = held;
    }

    /** Holds the file, or goes through the process that does. */
    static EmbeddedH2 open(Path folder) throws SQLException, IOException {
        Files.createDirectories(folder);
        // The operating system gives this lock back when a process is killed.
        FileChannel lock =
                FileChannel.open(folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            return new EmbeddedH2(throughTheHolder(folder), null);
        }
        String file = "jdbc:h2:" + FILE_ACCESS + folder.toAbsolutePath().resolve(NAME) + DIALECT + FILE_OPTIONS;
        try {
            Connection connection = DriverManager.getConnection(file, USER, "");
            return new EmbeddedH2(file, new Held(lock, connection, serve(folder)));
        } catch (SQLException | IOException | RuntimeException e) {
            try (lock) {
                throw e;
            }
        }
    }

    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static Server serve(Path folder) throws SQLException, IOException {
        // Read once, when the first server of this process is made.
        System.setProperty("h2.bindAddress", InetAddress.getLoopbackAddress().getHostAddress());
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String key = HexFormat.of().formatHex(secret);
        String database = FILE_ACCESS + folder.toAbsolutePath().resolve(NAME);
        Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, database)
                .start();
        Path fresh = folder.resolve(ADDRESS_FILE + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, server.getPort() + "/" + key, StandardOpenOption.WRITE);
        Files.move(fresh, folder.resolve(ADDRESS_FILE), StandardCopyOption.ATOMIC_MOVE);
        return server;
    }

    private static String throughTheHolder(Path folder) throws SQLException, IOException {
        try {
            String address = Files.readString(folder.resolve(ADDRESS_FILE)).strip();
            return "jdbc:h2:tcp://127.0.0.1:" + address + DIALECT;
        } catch (NoSuchFileException notYet) {
            throw new SQLException("the process that holds " + folder + " does not serve it yet", notYet);
        }
    }

    String url() {
        return url;
    }

    String user() {
        return USER;
    }

    /** @return false when the database was shut down under us */
    boolean isOpen() {
        try {
            return held == null || held.connection().isValid(0);
        } catch (SQLException broken) {
            return false;
        }
    }

    @Override
    public void close() {
        if (held == null) {
            return;
        }
        held.server().stop();
        try (FileChannel lock = held.lock();
                Connection connection = held.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
            lock.force(false);
        } catch (SQLException | IOException closed) {
            // SHUTDOWN ends the connection that asked for it, too.
            LOG.trace("closed: {}", closed.toString());
        }
    }
}
