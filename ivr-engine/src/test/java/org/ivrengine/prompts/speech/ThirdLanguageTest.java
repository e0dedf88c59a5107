package org.ivrengine.prompts.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.prompts.Catalogue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** German, which no code knows: a folder with two files. Its numbers are single long words. */
class ThirdLanguageTest {

    private static Catalogue german;

    @BeforeAll
    static void load() throws Exception {
        german = Catalogue.load(Path.of("ivr-engine/src/test/resources/prompts/german"));
    }

    @ParameterizedTest(name = "{0} is \"{1}\" in {2} sounds")
    @CsvSource({
        "1, eins, 1",
        "21, einundzwanzig, 1",
        "121, einhunderteinundzwanzig, 2",
        "2026, zweitausendsechsundzwanzig, 3",
        "1000000, eine Million, 2",
        "999999, neunhundertneunundneunzigtausendneunhundertneunundneunzig, 5",
    })
    void aLongWordIsCutWhereItsPartsMeet(long number, String words, int sounds) {
        assertEquals(words, german.text(new Utterance.Cardinal(number), "de"));
        assertEquals(sounds, german.sounds(new Utterance.Cardinal(number), "de").size());
    }

    @Test
    void datesTimesAndMoneyFollowItsRules() {
        assertEquals(
                "Freitag, der erste Mai zweitausendsechsundzwanzig",
                german.text(new Utterance.Date(LocalDate.of(2026, 5, 1)), "de"));
        assertEquals("ein Uhr", german.text(new Utterance.Time(LocalTime.of(1, 0)), "de"));
        assertEquals("zwanzig Uhr fünfzehn", german.text(new Utterance.Time(LocalTime.of(20, 15)), "de"));
        assertEquals("ein Euro und ein Cent", german.text(new Utterance.Money(101, "EUR"), "de"));
        assertEquals("eine Lira", german.text(new Utterance.Money(100, "TRY"), "de"));
    }

    @Test
    void fileNamesArePlainAsciiAndADialectFindsItsLanguage() {
        assertEquals(
                List.of(new Sound("de", "letter/eszett"), new Sound("de", "word/funf"), new Sound("de", "letter/a")),
                german.sounds(new Utterance.Digits("ß5ä"), "de-at"));
    }
}
