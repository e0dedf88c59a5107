package org.ivrengine.prompts.build;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Has a text spoken by the command that a language names. The text goes by file: no shell, no quoting. */
final class VoiceCommand {

    /** A voice that needs longer for one prompt hangs. */
    private static final int TIMEOUT_S = 120;

    private final List<String> command;

    VoiceCommand(List<String> command) {
        this.command = command;
    }

    /** @return whether the machine has the command */
    boolean isInstalled() {
        String program = command.getFirst();
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(path)
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** @throws IOException when the command fails; its message says why */
    Audio speak(String text) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ivr-voice");
        Path textFile = folder.resolve("text.txt");
        Path wavFile = folder.resolve("speech.wav");
        Path output = folder.resolve("output.txt");
        try {
            Files.writeString(textFile, text + "\n");
            List<String> arguments = command.stream()
                    .map(argument -> argument.replace("{text_file}", textFile.toString())
                            .replace("{wav_file}", wavFile.toString()))
                    .toList();
            run(arguments, output);
            if (!Files.exists(wavFile)) {
                throw new IOException(command.getFirst() + " wrote no audio: " + tail(output));
            }
            return Wav.read(Files.readAllBytes(wavFile));
        } catch (IllegalArgumentException e) {
            throw new IOException("what " + command.getFirst() + " wrote " + e.getMessage(), e);
        } finally {
            for (Path file : List.of(textFile, wavFile, output, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void run(List<String> arguments, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                throw new IOException(command.getFirst() + " did not end within " + TIMEOUT_S + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(command.getFirst() + " exited with " + process.exitValue() + ": " + tail(output));
        }
    }

    private static String tail(Path output) throws IOException {
        String text =
                Files.exists(output) ? new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip() : "";
        return text.lines().reduce((earlier, later) -> later).orElse("no message");
    }
}
