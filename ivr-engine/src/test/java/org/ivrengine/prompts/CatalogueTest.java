package org.ivrengine.prompts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that administrators write, and what they are told about them. */
class CatalogueTest {

    @TempDir
    private Path folder;

    @Test
    void theShippedPromptsAreWholeInEveryLanguage() throws Exception {
        Catalogue shipped = Catalogue.load(Path.of("recordings/prompts"));
        assertTrue(shipped.languages().containsAll(Set.of("en", "es")));
        assertEquals(List.of(), shipped.withoutAudio(), "run: ./ivr prompts build");
        assertEquals(shipped.ids("en"), shipped.ids("es"));
    }

    @Test
    void everyFaultOfEveryFileIsToldAtOnceWithItsPlace() throws IOException {
        language("en", """
                welcome: Hello
                Main-Menu: Press one
                word/one: One
                empty:
                list: [a, b]
                twice: one
                twice: two
                bad: {text: Hi, pronunced: Hai}
                """, """
                locale: en
                voice: {command: [flite]}
                cardinal: spellout-numberin
                characters: {"-": , abc: x}
                date: {pattern: "{wekday} {day}", day: spellout-ordinal, year: spellout-numbering}
                time:
                  clock: 12h
                  hour: spellout-numbering
                  minute: {rules: spellout-numbering, except: {one: 1}}
                  periods: {"01:00": a.m., "00:70": p.m.}
                  12h:
                    - {minute: 0..70, say: "{hour}"}
                money:
                  pattern: "{major} {minor}"
                  other: "{major}"
                  other_number: spellout-numbering
                  currencies:
                    EURO: {major: {number: spellout-numbering, one: euro}}
                """);
        assertEquals("""
                en/language.yaml:2:8: the voice's command needs {text_file} among its arguments
                en/language.yaml:2:8: the voice's command needs {wav_file} among its arguments
                en/language.yaml:3:11: number rule set "spellout-numberin" does not exist; did you mean "spellout-numbering"?
                en/language.yaml:4:13: "abc" is not one sign; names are sign: name
                en/language.yaml:4:18: expected a text, found nothing
                en/language.yaml:5:17: slot "wekday" does not exist; did you mean "weekday"?
                en/language.yaml:7:3: periods begin with 00:00 and go up from there
                en/language.yaml:9:11: "one" is no whole number; exceptions are number: words
                en/language.yaml:10:28: "00:70" is no time; expected for example "06:00"
                en/language.yaml:12:16: expected a number up to 59 or a range such as 1..9
                en/language.yaml:18:5: "EURO" is no ISO 4217 currency; expected for example EUR
                en/language.yaml:18:19: "other" is missing
                en/prompts.yaml:2:1: "Main-Menu" is no prompt id; ids have lower-case letters, digits and - _ / between them
                en/prompts.yaml:3:1: ids under word/ and letter/ belong to spoken values; take another name
                en/prompts.yaml:4:1: prompt "empty" has no text
                en/prompts.yaml:5:7: expected the text of prompt "list", found a list
                en/prompts.yaml:7:1: "twice" stands here a second time; first in line 6
                en/prompts.yaml:8:17: a prompt has no "pronunced"; did you mean "pronounced"?
                """, faults());
    }

    @Test
    void aFileThatIsNoYamlIsToldWithTheLineWhereItStopsBeingSo() throws IOException {
        language("en", "welcome: Hello\nmenu: \"never closed\n", "locale: en\n  voice: [\n");
        List<String> lines = faults().lines().toList();
        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("en/language.yaml:2:8: not YAML: "), lines.get(0));
        assertEquals(
                "en/prompts.yaml:2:7: not YAML: while scanning a quoted scalar, found unexpected end of stream",
                lines.get(1));
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.createDirectories(folder.resolve("Deutsch"));
        assertEquals("""
                Deutsch:1:1: "Deutsch" is no language tag in lower case; expected for example en or pt-br
                Deutsch/language.yaml:1:1: is missing; docs/PROMPTS.md says what belongs into it
                Deutsch/prompts.yaml:1:1: is missing; docs/PROMPTS.md says what belongs into it
                en/language.yaml:1:1: is missing; docs/PROMPTS.md says what belongs into it
                en/prompts.yaml:1:1: is missing; docs/PROMPTS.md says what belongs into it
                """, faults());
    }

    @Test
    void nestingWithoutEndIsAFaultAndNotTheEndOfTheProgram() throws IOException {
        language("en", "[".repeat(200), "{a: ".repeat(100));
        assertTrue(faults().lines().allMatch(line -> line.endsWith("nested more than 20 deep")), faults());
    }

    @Test
    void aPromptIsHeardInTheLanguageOfItsFolderAlsoByADialect() throws Exception {
        Catalogue shipped = Catalogue.load(Path.of("recordings/prompts"));
        assertEquals(List.of(new Sound("es", "goodbye")), shipped.sounds(new Utterance.Prompt("goodbye"), "es-mx"));
        assertEquals("Gracias por llamar. Hasta luego.", shipped.text(new Utterance.Prompt("goodbye"), "es"));
    }

    @Test
    void whatIsNotThereIsRefusedByName() throws Exception {
        Catalogue shipped = Catalogue.load(Path.of("recordings/prompts"));
        assertEquals(
                "no language \"fr\"; there are en, es",
                assertThrows(IllegalArgumentException.class, () -> shipped.ids("fr"))
                        .getMessage());
        assertEquals(
                "language en has no prompt \"nothing\"",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> shipped.sounds(new Utterance.Prompt("nothing"), "en"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> shipped.sounds(new Utterance.Digits(""), "en"));
        assertThrows(IllegalArgumentException.class, () -> shipped.sounds(new Utterance.Money(1, "QQQ"), "en"));
    }

    private void language(String tag, String prompts, String rules) throws IOException {
        Path language = Files.createDirectories(folder.resolve(tag));
        Files.writeString(language.resolve("prompts.yaml"), prompts);
        Files.writeString(language.resolve("language.yaml"), rules);
    }

    private String faults() {
        FaultyPromptsException refusal = assertThrows(FaultyPromptsException.class, () -> Catalogue.load(folder));
        return String.join("\n", refusal.faults().stream().map(Object::toString).toList())
                        .replace(folder + "/", "")
                + "\n";
    }
}
