package org.ivrengine.app.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ivrengine.prompts.build.Wav;
import org.ivrengine.prompts.music.HoldMusic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ivr prompts music}. */
@Command(
        name = "music",
        description = "Writes the music on hold that is shipped, where it is missing.",
        mixinStandardHelpOptions = true)
final class PromptsMusicCommand implements Callable<Integer> {

    @Option(
            names = "--file",
            defaultValue = "recordings/music/quiet-chords.wav",
            paramLabel = "FILE",
            description = "Where to (default: ${DEFAULT-VALUE}).")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            spec.commandLine().getOut().println(file + " is there; delete it to have it composed anew");
            return 0;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, Wav.write(HoldMusic.compose()));
        return 0;
    }
}
