package org.ivrengine.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import org.slf4j.LoggerFactory;

/**
 * A measured server in a process of its own, so that its CPU time is its own. Says its port, then answers each line of its
 * input with the bytes of heap in use after a collection; the end of its input ends it.
 */
public final class AgiServerMain {

    private AgiServerMain() {}

    public static void main(String[] args) throws IOException {
        logLevel(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.WARN);
        logLevel("org.asteriskjava", Level.OFF); // it writes a page for each call that it refuses
        System.out.println(AgiServerKind.valueOf(args[0]).start());
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        while (questions.readLine() != null) {
            System.gc();
            System.out.println(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        System.exit(0);
    }

    private static void logLevel(String name, Level level) {
        if (LoggerFactory.getLogger(name) instanceof Logger logger) {
            logger.setLevel(level);
        }
    }
}
