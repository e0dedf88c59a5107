package org.ivrengine.app.calls;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.calllog.RecordedTalk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ivr calls play}. */
@Command(
        name = "play",
        description = "Plays the recordings of a call, the caller on the left and the agent on the right. It is put on"
                + " record who listened.",
        mixinStandardHelpOptions = true)
final class CallsPlayCommand extends RecordingCommand {

    /** Programs that play a WAV file and end with it. */
    private static final List<List<String>> PLAYERS = List.of(
            List.of("aplay", "-q"),
            List.of("paplay"),
            List.of("ffplay", "-nodisp", "-autoexit", "-loglevel", "error"),
            List.of("play", "-q"));

    @Parameters(paramLabel = "ID", description = "The call's id, or as much of its beginning as no other call has.")
    private String id;

    @Option(
            names = "--recording",
            paramLabel = "N",
            description = "Only this one of them, as \"calls show\" numbers them.")
    private @Nullable Integer number;

    @Option(names = "--to", paramLabel = "FILE", description = "Write it to a WAV file instead; - is standard output.")
    private @Nullable String to;

    @Override
    int run(EngineConfig config, CallSources calls) throws IOException, InterruptedException {
        RecordingShelf shelf = new RecordingShelf(config, calls);
        Optional<String> call = whole(id, calls);
        if (call.isEmpty()) {
            return 1;
        }
        List<RecordedTalk> all = calls.recordings(call.get());
        List<RecordedTalk> wanted = wanted(all, shelf.audible(call.get()));
        if (wanted.isEmpty()) {
            err().println(all.isEmpty() ? "nothing of this call was recorded" : "its recording cannot be heard yet");
            return 1;
        }
        if (to == null) {
            return play(wanted, shelf);
        }
        if (wanted.size() > 1) {
            throw new ParameterException(
                    spec().commandLine(), "the call has " + wanted.size() + " recordings; --recording says which");
        }
        Path file = shelf.take(wanted.getFirst(), "copied");
        if (to.equals("-")) {
            Files.copy(file, System.out);
        } else {
            Files.copy(file, Path.of(to), StandardCopyOption.REPLACE_EXISTING);
        }
        return 0;
    }

    private List<RecordedTalk> wanted(List<RecordedTalk> all, List<RecordedTalk> audible) {
        if (number == null) {
            return audible;
        }
        if (number < 1 || number > all.size()) {
            throw new ParameterException(
                    spec().commandLine(), "there is no recording " + number + " among " + all.size());
        }
        return audible.contains(all.get(number - 1)) ? List.of(all.get(number - 1)) : List.of();
    }

    private int play(List<RecordedTalk> wanted, RecordingShelf shelf) throws IOException, InterruptedException {
        Optional<List<String>> player =
                PLAYERS.stream().filter(command -> isThere(command.getFirst())).findFirst();
        if (player.isEmpty()) {
            err().println("there is none of the programs aplay, paplay, ffplay and play; --to writes a file instead");
            return 1;
        }
        for (RecordedTalk recording : wanted) {
            List<String> command = new ArrayList<>(player.get());
            command.add(shelf.take(recording, "played").toString());
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                err().println(command.getFirst() + " could not play it");
                return 1;
            }
        }
        return 0;
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
