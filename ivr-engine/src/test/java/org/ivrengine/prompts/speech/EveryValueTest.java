package org.ivrengine.prompts.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.prompts.Catalogue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the value, there are sounds for it, and for each sound there is audio in git. */
class EveryValueTest {

    private static final int SAMPLES = 5_000;

    private static Catalogue shipped;
    private static Set<Sound> heard;

    @BeforeAll
    static void load() throws Exception {
        shipped = Catalogue.load(Path.of("recordings/prompts"));
        heard = new HashSet<>();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyNumberHasSounds(String language) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            // Every magnitude alike: numbers of few digits are those that callers hear.
            long number = random.nextLong(-1, 2) * random.nextLong((long) Math.pow(10, random.nextInt(1, 13)));
            hear(new Utterance.Cardinal(number), language, seed);
            hear(
                    new Utterance.Money(
                            number, List.of("USD", "EUR", "GBP", "JPY", "KWD").get(i % 5)),
                    language,
                    seed);
        }
        for (long number = -1_100; number <= 10_100; number++) {
            hear(new Utterance.Cardinal(number), language, seed);
        }
        for (long number :
                new long[] {Long.MIN_VALUE, Long.MAX_VALUE, SpeechLimits.NUMBER_MAX, -SpeechLimits.NUMBER_MAX}) {
            hear(new Utterance.Cardinal(number), language, seed);
            hear(new Utterance.Money(number, "USD"), language, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyMinuteOfTheDayAndEveryDayOfTheYearsHasSounds(String language) {
        for (LocalTime time = LocalTime.MIDNIGHT; ; time = time.plusMinutes(1)) {
            hear(new Utterance.Time(time.withSecond(59)), language, 0);
            if (time.equals(LocalTime.of(23, 59))) {
                break;
            }
        }
        LocalDate.of(2020, 1, 1)
                .datesUntil(LocalDate.of(2040, 1, 1))
                .forEach(date -> hear(new Utterance.Date(date), language, 0));
        for (int year : new int[] {-44, 0, 1, 99, 1000, 1582, 1900, 1905, 1999, 2100, 9999, 10_000, 999_999_999}) {
            hear(new Utterance.Date(LocalDate.of(year, 2, 28)), language, year);
        }
    }

    @ParameterizedTest(name = "{0}: {1} is more than a number in words: {2}")
    @CsvSource({"en, 999999999999, false", "en, 1000000000000, true", "es, -1000000000000, true"})
    void aNumberThatNobodyCanFollowIsReadDigitByDigit(String language, long number, boolean digitByDigit) {
        int sounds = shipped.sounds(new Utterance.Cardinal(number), language).size();
        int characters = Long.toString(number).length();
        assertEquals(digitByDigit, sounds == characters, sounds + " sounds for " + characters + " characters");
    }

    private static void hear(Utterance utterance, String language, long seed) {
        List<Sound> sounds = shipped.sounds(utterance, language);
        assertFalse(sounds.isEmpty());
        assertFalse(shipped.text(utterance, language).contains("\u00ad"), "soft hyphen in the text of " + utterance);
        for (Sound sound : sounds) {
            if (heard.add(sound)) {
                assertTrue(
                        Files.isRegularFile(shipped.audio(sound)),
                        () -> utterance + " needs " + shipped.audio(sound) + "; seed " + seed);
            }
        }
    }
}
