package org.ivrengine.app.prompts;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.build.PromptBuild;
import org.ivrengine.prompts.speech.LanguageRules.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ivr prompts build}. */
@Command(
        name = "build",
        description = "Makes the audio that is missing or whose text changed. Never overwrites a recording.",
        mixinStandardHelpOptions = true)
final class PromptsBuildCommand implements Callable<Integer> {

    @Mixin
    private PromptsFolder folder;

    @Option(names = "--no-install", description = "Only say which voices are missing, do not install them.")
    private boolean noInstall;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Catalogue> catalogue = folder.load(err);
        if (catalogue.isEmpty()) {
            return 1;
        }
        PromptBuild build = PromptBuild.plan(catalogue.get());
        if (!voicesAreThere(build, err)) {
            return 1;
        }
        PromptBuild.Result result = run(build);
        result.failures().forEach(err::println);
        out.printf(
                "%d made, %d removed, %d failed%n",
                result.made().size(), result.removed().size(), result.failures().size());
        return result.failures().isEmpty() ? 0 : 1;
    }

    private boolean voicesAreThere(PromptBuild build, PrintWriter err) throws IOException, InterruptedException {
        Set<Voice> missing = build.missingVoices();
        if (!missing.isEmpty() && !noInstall && DebianPackages.canInstall()) {
            List<String> packages = missing.stream()
                    .map(Voice::debianPackage)
                    .filter(name -> !name.isEmpty())
                    .toList();
            err.println("installing " + String.join(" ", packages));
            DebianPackages.install(packages);
            missing = build.missingVoices();
        }
        for (Voice voice : missing) {
            String advice = voice.debianPackage().isEmpty()
                    ? "install it, or name another command in language.yaml"
                    : "install it (as root: apt-get install " + voice.debianPackage()
                            + "), or name another command in language.yaml";
            err.println("the voice's command \"" + voice.command().getFirst() + "\" is not here; " + advice);
        }
        return missing.isEmpty();
    }

    private static PromptBuild.Result run(PromptBuild build) throws IOException, InterruptedException {
        if (build.size() == 0) {
            return build.run((language, id) -> {});
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("prompts")
                .setInitialMax(build.size())
                .build()) {
            return build.run((language, id) -> bar.step());
        }
    }
}
