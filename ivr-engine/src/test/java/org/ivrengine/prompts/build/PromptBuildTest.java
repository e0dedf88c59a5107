package org.ivrengine.prompts.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts become audio. The voice is a shell command that copies a sound made here and keeps a list of what it was asked
 * to say; the language says its values with as few words as it can, to be quick.
 */
class PromptBuildTest {

    /** Without the words of values there are two prompts: everything else is the same in each test. */
    private static final int WORDS_AND_LETTERS = 30;

    @TempDir
    private Path folder;

    private Path prompts;
    private Path asked;

    @BeforeEach
    void aLanguageWithTwoPrompts() throws IOException {
        prompts = Files.createDirectories(folder.resolve("prompts"));
        asked = folder.resolve("asked.txt");
        Files.write(folder.resolve("voice.wav"), Wav.write(TelephoneSoundTest.tone(16_000, 440, 0.1)));
        Files.writeString(folder.resolve("voice.sh"), """
                cat "$1" >> '%s'
                if grep -q 'unspeakable' "$1"; then echo 'cannot say that' >&2; exit 3; fi
                cp '%s' "$2"
                """.formatted(asked, folder.resolve("voice.wav")));
        Files.createDirectories(prompts.resolve("en"));
        Files.writeString(prompts.resolve("en/language.yaml"), """
                locale: en
                voice: {command: [sh, "%s", "{text_file}", "{wav_file}"], package: no-such-package}
                number_rules: |
                  %%short:
                  -x: minus >>;
                  0: number;
                cardinal: short
                date: {pattern: day, day: short, year: short}
                time: {clock: 24h, hour: short, minute: short, 24h: [{say: now}]}
                money: {pattern: "{major}", other: "{major}", other_number: short, currencies: {}}
                """.formatted(folder.resolve("voice.sh")));
        texts("welcome: Welcome.", "goodbye: {text: Goodbye., pronounced: Good bye.}");
    }

    @Test
    void everyTextGetsAudioForTelephones() throws Exception {
        PromptBuild.Result result = build();
        assertEquals(List.of(), result.failures());
        assertTrue(result.made().containsAll(List.of("en/welcome", "en/goodbye", "en/word/number", "en/letter/z")));
        assertEquals(WORDS_AND_LETTERS + 2, result.made().size(), result.made().toString());
        assertEquals(Wav.Format.TELEPHONE, Wav.format(Files.readAllBytes(prompts.resolve("en/welcome.wav"))));
        assertTrue(asked().contains("Good bye."), "the voice is given what it pronounces right");
        assertEquals(List.of(), PromptCheck.check(Catalogue.load(prompts)));
        assertEquals(List.of(), Catalogue.load(prompts).withoutAudio());
    }

    @Test
    void aSecondBuildDoesNothing() throws Exception {
        build();
        Files.delete(asked);
        PromptBuild.Result second = build();
        assertEquals(List.of(), second.made());
        assertEquals(List.of(), second.removed());
        assertFalse(Files.exists(asked), "the voice was asked again");
    }

    @Test
    void onlyTheTextThatChangedIsMadeAnew() throws Exception {
        build();
        texts("welcome: Welcome back.", "goodbye: {text: Goodbye., pronounced: Good bye.}");
        assertEquals(List.of("en/welcome"), build().made());
    }

    @Test
    void anotherVoiceMakesEverythingAnew() throws Exception {
        build();
        Path rules = prompts.resolve("en/language.yaml");
        Files.writeString(rules, Files.readString(rules).replace("[sh, ", "[sh, -e, "));
        assertEquals(WORDS_AND_LETTERS + 2, build().made().size());
    }

    @Test
    void aRecordingIsNeverOverwrittenEvenWhereItReplacedOurAudioUnderTheSameName() throws Exception {
        byte[] human = Wav.write(TelephoneSoundTest.tone(8_000, 300, 0.2));
        Files.write(prompts.resolve("en/goodbye.wav"), human);
        build();
        Files.write(prompts.resolve("en/welcome.wav"), human);
        texts("welcome: Another text.", "goodbye: And another.");
        assertEquals(List.of(), build().made());
        assertArrayEquals(human, Files.readAllBytes(prompts.resolve("en/welcome.wav")));
        assertArrayEquals(human, Files.readAllBytes(prompts.resolve("en/goodbye.wav")));
    }

    @Test
    void aRecordingStaysWhenItsTextIsGoneButOurAudioGoes() throws Exception {
        byte[] human = Wav.write(TelephoneSoundTest.tone(8_000, 300, 0.2));
        Files.write(prompts.resolve("en/jingle.wav"), human);
        build();
        texts("welcome: Welcome.");
        assertEquals(List.of("en/goodbye"), build().removed());
        assertFalse(Files.exists(prompts.resolve("en/goodbye.wav")));
        assertArrayEquals(human, Files.readAllBytes(prompts.resolve("en/jingle.wav")));
    }

    @Test
    void aBuildThatDiedBetweenNotingAndWritingIsTakenUpAgain() throws Exception {
        build();
        byte[] ours = Files.readAllBytes(prompts.resolve("en/welcome.wav"));
        texts("welcome: Newer.", "goodbye: {text: Goodbye., pronounced: Good bye.}");
        // What that build left: the line of audio that never came, the second half of it cut off, and the old audio.
        SynthesisRecord.open(prompts.resolve("en")).add("welcome", "0123456789abcdef", new byte[] {1});
        Files.writeString(
                prompts.resolve("en").resolve(SynthesisRecord.FILE), "goodb", java.nio.file.StandardOpenOption.APPEND);
        assertArrayEquals(ours, Files.readAllBytes(prompts.resolve("en/welcome.wav")));
        assertEquals(List.of("en/welcome"), build().made(), "the old audio is still known as ours");
    }

    @Test
    void aTextThatTheVoiceCannotSayDoesNotKeepTheOthersFromBeingMade() throws Exception {
        texts("welcome: This is unspeakable.", "goodbye: Goodbye.");
        PromptBuild.Result result = build();
        assertEquals(1, result.failures().size());
        assertTrue(
                result.failures().getFirst().contains("en/welcome: ")
                        && result.failures().getFirst().contains("sh exited with 3: cannot say that"),
                result.failures().getFirst());
        assertEquals(WORDS_AND_LETTERS + 1, result.made().size());
        assertFalse(Files.exists(prompts.resolve("en/welcome.wav")));
    }

    @Test
    void aVoiceThatIsNotInstalledIsNamedBeforeAnythingIsDone() throws Exception {
        Path rules = prompts.resolve("en/language.yaml");
        Files.writeString(rules, Files.readString(rules).replace("[sh, ", "[no-such-voice, "));
        PromptBuild build = PromptBuild.plan(Catalogue.load(prompts));
        assertEquals("no-such-package", build.missingVoices().iterator().next().debianPackage());
    }

    @Test
    void theCheckTellsWhatCallersWouldNotHear() throws Exception {
        build();
        Files.createDirectories(prompts.resolve("es"));
        Files.copy(prompts.resolve("en/language.yaml"), prompts.resolve("es/language.yaml"));
        Files.writeString(prompts.resolve("es/prompts.yaml"), "welcome: Hola.\n");
        Files.writeString(prompts.resolve("en/goodbye.wav"), "no audio");
        Files.write(prompts.resolve("en/letter/a.wav"), Wav.write(TelephoneSoundTest.tone(44_100, 300, 0.2)));
        texts("welcome: Changed.", "goodbye: Goodbye.");
        String faults = String.join(
                "\n",
                PromptCheck.check(Catalogue.load(prompts)).stream()
                        .map(fault -> prompts.relativize(Path.of(fault.file())) + ": " + fault.message())
                        .toList());
        for (String expected : List.of(
                "en/welcome.wav: is older than its text or voice",
                "en/goodbye.wav: is no WAV file",
                "en/letter/a.wav: has 44100 Hz, 1 channel, 16 bits; Asterisk plays 8000 Hz",
                "es/welcome.wav: is missing",
                "es/prompts.yaml: prompt \"goodbye\" of another language is missing here")) {
            assertTrue(faults.contains(expected), "not told: " + expected + "\n" + faults);
        }
    }

    private PromptBuild.Result build() throws IOException, InterruptedException, FaultyPromptsException {
        return PromptBuild.plan(Catalogue.load(prompts)).run((language, id) -> {});
    }

    private void texts(String... lines) throws IOException {
        Files.write(prompts.resolve("en/prompts.yaml"), List.of(lines));
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(asked);
    }
}
