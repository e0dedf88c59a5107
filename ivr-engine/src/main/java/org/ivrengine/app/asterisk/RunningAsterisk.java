package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The console of an Asterisk of ours that another process has started. */
public final class RunningAsterisk {

    private final List<String> program;

    private RunningAsterisk(List<String> program) {
        this.program = program;
    }

    /**
     * @param folder of the instance
     * @return empty when none runs there
     */
    public static Optional<RunningAsterisk> in(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? AsteriskInstance.runningIn(folder.toRealPath()).flatMap(RunningAsterisk::of)
                : Optional.empty();
    }

    /** The program as it was started, loader and all, up to the name of its configuration. */
    private static Optional<RunningAsterisk> of(ProcessHandle process) {
        Optional<String> command = process.info().command();
        Optional<String[]> arguments = process.info().arguments();
        if (command.isEmpty() || arguments.isEmpty()) {
            return Optional.empty();
        }
        List<String> program = new ArrayList<>(List.of(command.get()));
        for (String argument : arguments.get()) {
            if (!argument.equals("-f")) {
                program.add(argument);
            }
        }
        return Optional.of(new RunningAsterisk(program));
    }

    /** Reads the telephones again; calls that are up go on. */
    public void reloadTelephones() throws IOException, InterruptedException {
        ProgramRun run = ProgramRun.of(program, "-rx", "module reload res_pjsip.so");
        if (run.exitCode() != 0) {
            throw new IOException("Asterisk does not reload its telephones: " + run.tail());
        }
    }
}
