package org.ivrengine.prompts.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.speech.LanguageRules;
import org.ivrengine.prompts.speech.Line;
import org.ivrengine.prompts.speech.SpokenLanguage;

/** Brings the audio up to the texts: makes what is missing or outdated, takes away what no text needs any more. */
public final class PromptBuild {

    /** After a word others follow at once; after a prompt the caller draws breath. */
    private static final int SILENCE_AFTER_WORD_MS = 50;

    private static final int SILENCE_AFTER_PROMPT_MS = 200;

    /** Told of each sound that is done, from many threads. */
    public interface Progress {
        void done(String language, String id);
    }

    /**
     * What was done.
     *
     * @param made sounds that were synthesised, as language/id
     * @param removed synthesised sounds that no text needs any more
     * @param failures sounds that the voice could not make, with the reason
     */
    public record Result(List<String> made, List<String> removed, List<String> failures) {
        public Result {
            made = List.copyOf(made);
            removed = List.copyOf(removed);
            failures = List.copyOf(failures);
        }
    }

    private record Task(AudioStock stock, Line line) {}

    private final List<AudioStock> stocks = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final Map<Integer, Resampler> resamplers = new ConcurrentHashMap<>();

    private PromptBuild() {}

    /** Looks what there is to do. */
    public static PromptBuild plan(Catalogue catalogue) throws IOException {
        PromptBuild build = new PromptBuild();
        for (SpokenLanguage language : catalogue.spokenLanguages()) {
            AudioStock stock = AudioStock.open(language, catalogue.folder());
            build.stocks.add(stock);
            for (Line line : language.lines()) {
                switch (stock.state(line)) {
                    case MISSING, OUTDATED -> build.tasks.add(new Task(stock, line));
                    case RECORDED, SYNTHESISED -> {}
                }
            }
        }
        return build;
    }

    /** @return number of sounds to be made */
    public int size() {
        return tasks.size();
    }

    /** @return voices that are needed and that this machine does not have */
    public Set<LanguageRules.Voice> missingVoices() {
        Set<LanguageRules.Voice> missing = new LinkedHashSet<>();
        for (Task task : tasks) {
            LanguageRules.Voice voice = task.stock().language().voice();
            if (!new VoiceCommand(voice.command()).isInstalled()) {
                missing.add(voice);
            }
        }
        return missing;
    }

    /** Does it, on all cores. A sound that fails does not keep the others from being made. */
    public Result run(Progress progress) throws IOException, InterruptedException {
        List<String> made = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<Void>> jobs =
                    tasks.stream().map(task -> job(task, progress)).toList();
            List<Future<Void>> results = workers.invokeAll(jobs);
            for (int i = 0; i < results.size(); i++) {
                String name = name(tasks.get(i).stock(), tasks.get(i).line().id());
                try {
                    results.get(i).get();
                    made.add(name);
                } catch (ExecutionException e) {
                    failures.add(name + ": " + e.getCause());
                }
            }
        }
        List<String> removed = removeOrphans();
        for (AudioStock stock : stocks) {
            stock.synthesis().compact(stock.contents());
        }
        return new Result(made, removed, failures);
    }

    private Callable<Void> job(Task task, Progress progress) {
        return () -> {
            make(task);
            progress.done(task.stock().language().tag(), task.line().id());
            return null;
        };
    }

    private void make(Task task) throws IOException, InterruptedException {
        AudioStock stock = task.stock();
        Line line = task.line();
        Audio spoken = new VoiceCommand(stock.language().voice().command()).speak(line.pronounced());
        Audio telephone = resamplers
                .computeIfAbsent(spoken.rate(), rate -> new Resampler(rate, Audio.TELEPHONE_RATE))
                .resample(spoken);
        byte[] wav =
                Wav.write(Mastering.master(telephone, line.isWord() ? SILENCE_AFTER_WORD_MS : SILENCE_AFTER_PROMPT_MS));
        stock.synthesis().add(line.id(), stock.source(line), wav);
        put(stock.file(line.id()), wav);
    }

    /** At once or not at all: a caller may be listening. */
    private static void put(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder");
        }
        Files.createDirectories(folder);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> removeOrphans() throws IOException {
        List<String> removed = new ArrayList<>();
        for (AudioStock stock : stocks) {
            for (String id : stock.withoutText()) {
                if (stock.isSynthesised(id)) {
                    Files.delete(stock.file(id));
                    removed.add(name(stock, id));
                }
            }
        }
        return removed;
    }

    private static String name(AudioStock stock, String id) {
        return stock.language().tag() + "/" + id;
    }
}
