package org.ivrengine.app.prompts;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ivrengine.flow.port.Fault;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.build.PromptCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ivr prompts check}. */
@Command(
        name = "check",
        description = "Tells texts and audio that are missing, outdated or not playable.",
        mixinStandardHelpOptions = true)
final class PromptsCheckCommand implements Callable<Integer> {

    @Mixin
    private PromptsFolder folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Catalogue> catalogue = folder.load(spec.commandLine().getErr());
        if (catalogue.isEmpty()) {
            return 1;
        }
        List<Fault> faults = PromptCheck.check(catalogue.get());
        faults.forEach(out::println);
        out.printf("%d languages, %d faults%n", catalogue.get().languages().size(), faults.size());
        return faults.isEmpty() ? 0 : 1;
    }
}
