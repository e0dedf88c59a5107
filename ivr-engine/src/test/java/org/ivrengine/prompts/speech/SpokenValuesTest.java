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

/** What a caller hears for a value, in the shipped languages. */
class SpokenValuesTest {

    private static Catalogue shipped;

    @BeforeAll
    static void load() throws Exception {
        shipped = Catalogue.load(Path.of("recordings/prompts"));
    }

    @ParameterizedTest(name = "{0}: {1} is \"{2}\"")
    @CsvSource({
        "en, 0, zero",
        "en, 121, one hundred twenty-one",
        "en, -40, minus forty",
        "en, 1000000, one million",
        "es, 16, dieciséis",
        "es, 31, treinta y uno",
        "es, 100, cien",
        "es, 101, ciento uno",
        "es, 531, quinientos treinta y uno",
        "es, 21000, veintiún mil",
        "es, 2000001, dos millones uno",
    })
    void countsInWords(String language, long number, String words) {
        assertEquals(words, shipped.text(new Utterance.Cardinal(number), language));
    }

    @ParameterizedTest(name = "{0}: {1} {2} is \"{3}\"")
    @CsvSource({
        "en, 100, USD, one dollar",
        "en, 1205, USD, twelve dollars and five cents",
        "en, 1, USD, one cent",
        "en, 0, USD, zero dollars",
        "en, -150, USD, minus one dollar and fifty cents",
        "en, -50, USD, minus fifty cents",
        "en, 101, GBP, one pound and one penny",
        "en, 1250, CHF, twelve C H F fifty",
        "en, 5000, JPY, five thousand J P Y zero",
        "es, 100, USD, un dólar",
        "es, 1205, USD, doce dólares con cinco centavos",
        "es, 1250, CHF, doce C H F con cincuenta",
        "es, 2100, USD, veintiún dólares",
        "es, 3101, USD, treinta y un dólares con un centavo",
        "es, 100, GBP, una libra",
        "es, 2100, GBP, veintiuna libras",
        "es, 20000000, GBP, doscientas mil libras",
        "es, 100000000, USD, un millón de dólares",
        "es, 100000100, USD, un millón un dólares",
        "es, 250000000, EUR, dos millones quinientos mil euros",
    })
    void saysMoneyWithItsGenderAndNumber(String language, long minorUnits, String currency, String words) {
        assertEquals(words, shipped.text(new Utterance.Money(minorUnits, currency), language));
    }

    @ParameterizedTest(name = "{0}: {1} is \"{2}\"")
    @CsvSource(delimiter = '|', textBlock = """
                    en | 2026-05-01 | Friday, May first, twenty twenty-six
                    en | 1905-12-31 | Sunday, December thirty-first, nineteen oh-five
                    en | 2007-02-22 | Thursday, February twenty-second, two thousand seven
                    es | 2026-05-01 | viernes primero de mayo de dos mil veintiséis
                    es | 2031-08-31 | domingo treinta y uno de agosto de dos mil treinta y uno
                    """)
    void saysDates(String language, LocalDate date, String words) {
        assertEquals(words, shipped.text(new Utterance.Date(date), language));
    }

    @ParameterizedTest(name = "{0}: {1} is \"{2}\"")
    @CsvSource({
        "en, 00:00, midnight",
        "en, 00:05, twelve oh five a.m.",
        "en, 09:00, nine a.m.",
        "en, 12:00, noon",
        "en, 12:30, twelve thirty p.m.",
        "en, 13:05, one oh five p.m.",
        "es, 13:05, la una y cinco de la tarde",
        "en, 23:59, eleven fifty-nine p.m.",
        "es, 00:01, las doce y uno de la madrugada",
        "es, 01:00, la una de la madrugada",
        "es, 13:21, la una y veintiuno de la tarde",
        "es, 12:00, mediodía",
        "es, 21:05, las nueve y cinco de la noche",
    })
    void saysTimesOfDay(String language, LocalTime time, String words) {
        assertEquals(words, shipped.text(new Utterance.Time(time), language));
    }

    @Test
    void aNumberIsMadeOfAsFewSoundsAsPossible() {
        assertEquals(
                sounds("es", "word/doscientas", "word/mil", "word/treinta-y-una", "word/libras"),
                shipped.sounds(new Utterance.Money(200_031_00, "GBP"), "es"));
        assertEquals(
                sounds("en", "word/one-hundred", "word/twenty-one"), shipped.sounds(new Utterance.Cardinal(121), "en"));
    }

    @Test
    void anOrderNumberIsReadCharacterByCharacterAndSignsWithoutANameArePassedOver() {
        assertEquals("A - 1 0", shipped.text(new Utterance.Digits("A-10"), "en"));
        assertEquals(
                sounds("en", "letter/a", "letter/dash", "word/one", "word/zero"),
                shipped.sounds(new Utterance.Digits("a-\u26031 0"), "en"));
        assertEquals(sounds("es", "letter/ene", "letter/o"), shipped.sounds(new Utterance.Digits("ñó"), "es"));
    }

    private static List<Sound> sounds(String language, String... ids) {
        return List.of(ids).stream().map(id -> new Sound(language, id)).toList();
    }
}
