package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Swallows every packet to and from one TCP port of this machine, as a broken cable would: nobody is told anything.
 * Lasts until closed, and no longer than this process. Needs root and iptables.
 */
final class Blackhole implements AutoCloseable {

    private final List<List<String>> rules;
    private final Thread endsWithUs = new Thread(this::remove, "remove packet filter");

    private Blackhole(int port) {
        rules = List.of(rule("--dport", port), rule("--sport", port));
        Runtime.getRuntime().addShutdownHook(endsWithUs);
        rules.forEach(rule -> iptables("-I", rule));
    }

    static Blackhole around(int port) {
        return new Blackhole(port);
    }

    private static List<String> rule(String side, int port) {
        return List.of("INPUT", "-i", "lo", "-p", "tcp", side, String.valueOf(port), "-j", "DROP");
    }

    private static void iptables(String change, List<String> rule) {
        List<String> command = new ArrayList<>(List.of("iptables", "-w", change));
        command.addAll(rule);
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("not done: " + command);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void remove() {
        rules.forEach(rule -> iptables("-D", rule));
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(endsWithUs);
    }
}
