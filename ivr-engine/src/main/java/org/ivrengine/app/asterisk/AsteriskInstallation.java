package org.ivrengine.app.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Asterisk program that can be run.
 *
 * @param command the program, and before it what it takes to run it
 * @param modules folder of loadable modules; empty for the one compiled in
 * @param data folder of sounds and documentation; empty for the one compiled in
 * @param version as the program says it, for example {@code 22.10.1~dfsg-1}
 */
public record AsteriskInstallation(List<String> command, Optional<Path> modules, Optional<Path> data, String version) {

    /** The oldest release that has all that the shipped dialplan and the engine use. */
    public static final int VERSION_MIN = 18;

    private static final Pattern VERSION = Pattern.compile("Asterisk (?:certified[/-])?(\\d+)(\\S*)");

    public AsteriskInstallation {
        command = List.copyOf(command);
    }

    /**
     * The one configured, else one on this machine, else a private one, which is prepared first where it is missing.
     *
     * @param configured path of an Asterisk program that the operator chose
     * @param progress takes lines to show while something takes long
     * @throws IOException with what to do about it, when there is none to be had
     */
    public static AsteriskInstallation find(Optional<Path> configured, Consumer<String> progress)
            throws IOException, InterruptedException {
        if (configured.isPresent()) {
            return atPath(configured.get());
        }
        Optional<AsteriskInstallation> onMachine = onThisMachine(System.getenv("PATH"), progress);
        if (onMachine.isPresent()) {
            return onMachine.get();
        }
        return PrivateAsterisk.ofThisUser().prepare(progress);
    }

    /** The Asterisk at that path, which must be there, run and be new enough. */
    public static AsteriskInstallation atPath(Path program) throws IOException, InterruptedException {
        if (!Files.isExecutable(program)) {
            throw new IOException(program + ": there is no Asterisk program here; give the path of the program itself,"
                    + " for example /usr/sbin/asterisk");
        }
        List<String> command = List.of(program.toAbsolutePath().toString());
        String version = versionOf(command);
        if (release(version) < VERSION_MIN) {
            throw new IOException(
                    program + ": is Asterisk " + version + "; the engine needs " + VERSION_MIN + " or newer");
        }
        return new AsteriskInstallation(command, Optional.empty(), Optional.empty(), version);
    }

    static Optional<AsteriskInstallation> onThisMachine(String searchPath, Consumer<String> progress)
            throws InterruptedException {
        for (String folder : (searchPath + ":/usr/local/sbin:/usr/sbin").split(":", -1)) {
            Path program = Path.of(folder, "asterisk");
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                try {
                    return Optional.of(atPath(program));
                } catch (IOException unusable) {
                    progress.accept("Passed over: " + unusable.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    /** Asks the program; fails when it does not run, says something else, or is no Asterisk. */
    static String versionOf(List<String> command) throws IOException, InterruptedException {
        ProgramRun run = ProgramRun.of(command, "-V");
        Matcher matcher = VERSION.matcher(run.output());
        if (run.exitCode() != 0 || !matcher.find()) {
            throw new IOException(String.join(" ", command) + " -V does not say that it is Asterisk, but: "
                    + run.output().strip());
        }
        return matcher.group(1) + matcher.group(2);
    }

    static int release(String version) {
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }
}
