package org.ivrengine.app.prompts;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;
import picocli.CommandLine.Option;

/** The option that says where the prompts are. */
final class PromptsFolder {

    @Option(
            names = "--folder",
            defaultValue = "recordings/prompts",
            paramLabel = "DIR",
            description = "Folder with one folder for each language (default: ${DEFAULT-VALUE}).")
    private Path folder;

    Path path() {
        return folder;
    }

    /** @return the catalogue, or nothing once its faults are printed */
    Optional<Catalogue> load(PrintWriter err) throws IOException {
        try {
            return Optional.of(Catalogue.load(folder));
        } catch (FaultyPromptsException e) {
            e.faults().forEach(err::println);
            return Optional.empty();
        }
    }
}
