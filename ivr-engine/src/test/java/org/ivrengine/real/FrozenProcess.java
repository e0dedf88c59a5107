package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** A process that stands still, with all its connections open, until closed: worse than one that died. */
final class FrozenProcess implements AutoCloseable {

    private final ProcessHandle process;

    private FrozenProcess(ProcessHandle process) {
        this.process = process;
        signal("-STOP");
    }

    static FrozenProcess freeze(ProcessHandle process) {
        return new FrozenProcess(process);
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || (kill.exitValue() != 0 && process.isAlive())) {
                throw new IllegalStateException("cannot send " + name + " to " + process.pid());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Lets it go on, unless it was killed meanwhile. */
    @Override
    public void close() {
        if (process.isAlive()) {
            signal("-CONT");
        }
    }
}
