package org.ivrengine.prompts.speech;

import com.ibm.icu.util.ULocale;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one language words its values, and which voice speaks it: the content of {@code language.yaml}.
 *
 * @param cardinal for counting
 * @param characters names of letters and signs that the voice does not read right by itself
 * @param pronounced for the voice: words that it reads wrong -> how to write them for it
 */
public record LanguageRules(
        ULocale locale,
        Voice voice,
        NumberWords numbers,
        NumberStyle cardinal,
        Map<String, String> characters,
        DateRules date,
        TimeRules time,
        MoneyRules money,
        Map<String, String> pronounced) {

    public LanguageRules {
        characters = Map.copyOf(characters);
        pronounced = Map.copyOf(pronounced);
    }

    /**
     * Who speaks when nobody was recorded.
     *
     * @param command with {@code {text_file}} and {@code {wav_file}} among its arguments
     * @param debianPackage what brings the command
     */
    public record Voice(List<String> command, String debianPackage) {
        public Voice {
            command = List.copyOf(command);
        }
    }

    /** Slots: weekday, day, month, year. */
    record DateRules(Template pattern, NumberStyle day, NumberStyle year) {}

    /**
     * @param periods parts of the day from their beginning on; the first begins at midnight
     * @param cases the first that fits is said; the last fits always
     */
    record TimeRules(
            boolean twelveHours, NumberStyle hour, NumberStyle minute, List<Period> periods, List<TimeCase> cases) {
        TimeRules {
            periods = List.copyOf(periods);
            cases = List.copyOf(cases);
        }
    }

    record Period(LocalTime from, String text) {}

    /**
     * Slots: hour, minute, period.
     *
     * @param hour as the clock counts it, 1 to 12 or 0 to 23
     */
    record TimeCase(Optional<LocalTime> at, Optional<Range> hour, Optional<Range> minute, Template say) {

        boolean fits(LocalTime time, int clockHour) {
            return at.filter(only -> !only.equals(time)).isEmpty()
                    && hour.filter(range -> !range.contains(clockHour)).isEmpty()
                    && minute.filter(range -> !range.contains(time.getMinute())).isEmpty();
        }
    }

    /** From and to are part of it. */
    record Range(int from, int to) {
        boolean contains(int value) {
            return from <= value && value <= to;
        }
    }

    /**
     * @param pattern slots: major, minor
     * @param other for a currency without words; slots: major, minor, code
     * @param otherNumber numbers in {@code other}
     */
    record MoneyRules(
            Template pattern, Template other, NumberStyle otherNumber, Map<String, CurrencyWords> currencies) {
        MoneyRules {
            currencies = Map.copyOf(currencies);
        }
    }

    /** @param minor empty for a currency without a smaller unit, such as the yen */
    record CurrencyWords(UnitWords major, Optional<UnitWords> minor) {}

    /** @param forms by CLDR's plural category; {@code other} is there */
    record UnitWords(NumberStyle number, Map<String, String> forms) {
        UnitWords {
            forms = Map.copyOf(forms);
        }
    }
}
