package org.ivrengine.prompts.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.speech.Line;
import org.ivrengine.prompts.speech.SpokenLanguage;
import org.ivrengine.yaml.Fault;

/** Finds what would make a caller hear silence, noise or an old text. */
public final class PromptCheck {

    private PromptCheck() {}

    /** @return faults, by language */
    public static List<Fault> check(Catalogue catalogue) throws IOException {
        List<Fault> faults = new ArrayList<>();
        SortedSet<String> allIds = new TreeSet<>();
        catalogue
                .spokenLanguages()
                .forEach(language -> allIds.addAll(language.prompts().keySet()));
        for (SpokenLanguage language : catalogue.spokenLanguages()) {
            AudioStock stock = AudioStock.open(language, catalogue.folder());
            for (String id : allIds) {
                if (!language.prompts().containsKey(id)) {
                    String texts = catalogue.texts(language).toString();
                    faults.add(Fault.ofWhole(texts, "prompt \"" + id + "\" of another language is missing here"));
                }
            }
            for (Line line : language.lines()) {
                checkAudio(stock, line, faults);
            }
            for (String id : stock.withoutText()) {
                faults.add(Fault.ofWhole(
                        stock.file(id).toString(),
                        "no text needs this audio; \"ivr prompts build\" removes it if we made it"));
            }
        }
        return faults;
    }

    private static void checkAudio(AudioStock stock, Line line, List<Fault> faults) throws IOException {
        Path file = stock.file(line.id());
        switch (stock.state(line)) {
            case MISSING ->
                faults.add(Fault.ofWhole(file.toString(), "is missing; run \"ivr prompts build\" or record it"));
            case OUTDATED ->
                faults.add(
                        Fault.ofWhole(file.toString(), "is older than its text or voice; run \"ivr prompts build\""));
            case RECORDED -> checkRecording(file, faults);
            case SYNTHESISED -> {}
        }
    }

    private static void checkRecording(Path file, List<Fault> faults) throws IOException {
        try {
            Wav.Format format = Wav.format(Files.readAllBytes(file));
            if (!format.equals(Wav.Format.TELEPHONE)) {
                faults.add(
                        Fault.ofWhole(file.toString(), "has " + format + "; Asterisk plays " + Wav.Format.TELEPHONE));
            }
        } catch (IllegalArgumentException e) {
            faults.add(Fault.ofWhole(file.toString(), String.valueOf(e.getMessage())));
        }
    }
}
