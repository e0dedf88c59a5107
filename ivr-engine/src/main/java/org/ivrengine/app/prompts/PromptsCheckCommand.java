package org.ivrengine.app.prompts;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;
import org.ivrengine.prompts.build.PromptCheck;
import org.ivrengine.yaml.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ivr prompts check}. */
@Command(
        name = "check",
        description = "Tells texts and audio that are missing, outdated or not playable.",
        mixinStandardHelpOptions = true)
final class PromptsCheckCommand implements Callable<Integer> {

    @Mixin
    private PromptsFolder folder;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Fault> faults = faults();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(faults));
        } else {
            faults.forEach(out::println);
            out.printf("%d faults%n", faults.size());
        }
        return faults.isEmpty() ? 0 : 1;
    }

    /** Of the files or, when those are right, of the audio. */
    private List<Fault> faults() throws IOException {
        try {
            return PromptCheck.check(Catalogue.load(folder.path()));
        } catch (FaultyPromptsException e) {
            return e.faults();
        }
    }
}
