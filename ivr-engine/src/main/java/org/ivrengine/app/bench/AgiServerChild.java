package org.ivrengine.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ivrengine.agi.CallThreads;

/** A server under measurement, seen from outside. */
final class AgiServerChild implements AutoCloseable {

    /** The same for every server: what the engine has to do with. */
    private static final String HEAP = "-Xmx1g";

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final InetSocketAddress address;

    AgiServerChild(AgiServerKind kind) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                CallThreads.JAVA_OPTION,
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                AgiServerMain.class.getName(),
                kind.name());
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), US_ASCII));
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Math.toIntExact(answer()));
    }

    InetSocketAddress address() {
        return address;
    }

    Duration cpuTime() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell a process's CPU time"));
    }

    /** @return bytes of heap in use after a collection */
    long heapUsed() throws IOException {
        in.write("heap\n");
        in.flush();
        return answer();
    }

    /** @return bytes of memory that the process occupies; 0 where the system does not tell */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private long answer() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the measured server ended; what it said stands above");
        }
        return Long.parseLong(line);
    }

    @Override
    public void close() throws IOException {
        in.close(); // the end of its input ends it
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
