package org.ivrengine.prompts.speech;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.PluralRules;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.prompts.speech.LanguageRules.CurrencyWords;
import org.ivrengine.prompts.speech.LanguageRules.Period;
import org.ivrengine.prompts.speech.LanguageRules.TimeCase;
import org.ivrengine.prompts.speech.LanguageRules.UnitWords;

/** Words values as one language does. Safe for use by many threads. */
final class ValueWording {

    private final LanguageRules rules;
    private final PluralRules plurals;
    private final String[] months;
    private final String[] weekdays;

    ValueWording(LanguageRules rules) {
        this.rules = rules;
        this.plurals = PluralRules.forLocale(rules.locale());
        DateFormatSymbols symbols = new DateFormatSymbols(rules.locale());
        this.months = symbols.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE);
        this.weekdays = symbols.getWeekdays(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE);
    }

    /** @throws IllegalArgumentException for a currency that the world does not have */
    Wording of(Utterance utterance) {
        return switch (utterance) {
            case Utterance.Prompt prompt -> throw new IllegalArgumentException("a prompt is no value: " + prompt.id());
            case Utterance.Cardinal cardinal -> number(rules.cardinal(), cardinal.value());
            case Utterance.Digits digits -> Wording.characters(digits.characters());
            case Utterance.Money money -> money(money.minorUnits(), money.currency());
            case Utterance.Date date -> date(date.date());
            case Utterance.Time time -> time(time.time());
        };
    }

    Wording number(NumberStyle style, long value) {
        return value >= -SpeechLimits.NUMBER_MAX && value <= SpeechLimits.NUMBER_MAX
                ? Wording.number(rules.numbers().words(style, value))
                : Wording.characters(Long.toString(value));
    }

    private Wording money(long minorUnits, String code) {
        int fractionDigits = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        long minorPerMajor = Math.powExact(10L, fractionDigits);
        long major = minorUnits / minorPerMajor;
        // A minus is said once: with the major unit, or with the minor one where there is nothing else.
        long minor = major == 0 ? minorUnits % minorPerMajor : Math.abs(minorUnits % minorPerMajor);
        CurrencyWords words = rules.money().currencies().get(code);
        return words == null ? otherMoney(major, minor, code) : money(major, minor, words);
    }

    private Wording money(long major, long minor, CurrencyWords words) {
        if (minor == 0 || words.minor().isEmpty()) {
            return amount(major, words.major());
        }
        Wording minorAmount = amount(minor, words.minor().get());
        return major == 0
                ? minorAmount
                : rules.money().pattern().fill(Map.of("major", amount(major, words.major()), "minor", minorAmount));
    }

    private Wording amount(long count, UnitWords unit) {
        String other = unit.forms().getOrDefault("other", "");
        String form = unit.forms().getOrDefault(plurals.select(Math.abs((double) count)), other);
        Wording number = number(unit.number(), count);
        List<Piece> pieces = new ArrayList<>(number.pieces());
        pieces.add(new Piece.Phrase(form));
        return new Wording(number.text() + " " + form, pieces);
    }

    private Wording otherMoney(long major, long minor, String code) {
        NumberStyle style = rules.money().otherNumber();
        return rules.money()
                .other()
                .fill(Map.of(
                        "major", number(style, major),
                        "code", Wording.characters(code),
                        "minor", number(style, minor)));
    }

    private Wording date(LocalDate date) {
        int year = date.getYear();
        boolean saidAsYear = year >= SpeechLimits.YEAR_MIN && year <= SpeechLimits.YEAR_MAX;
        NumberStyle yearStyle = saidAsYear ? rules.date().year() : rules.cardinal();
        return rules.date()
                .pattern()
                .fill(Map.of(
                        "weekday", Wording.phrase(weekdays[date.getDayOfWeek().getValue() % 7 + 1]),
                        "day", number(rules.date().day(), date.getDayOfMonth()),
                        "month", Wording.phrase(months[date.getMonthValue() - 1]),
                        "year", number(yearStyle, year)));
    }

    private Wording time(LocalTime exact) {
        LocalTime time = exact.withSecond(0).withNano(0);
        int hour = time.getHour();
        int clockHour = rules.time().twelveHours() ? (hour + 11) % 12 + 1 : hour;
        TimeCase said = rules.time().cases().stream()
                .filter(each -> each.fits(time, clockHour))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no case of the time rules fits " + time));
        return said.say()
                .fill(Map.of(
                        "hour", number(rules.time().hour(), clockHour),
                        "minute", number(rules.time().minute(), time.getMinute()),
                        "period", Wording.phrase(period(time))));
    }

    private String period(LocalTime time) {
        return rules.time().periods().stream()
                .filter(period -> !period.from().isAfter(time))
                .reduce((earlier, later) -> later)
                .map(Period::text)
                .orElse("");
    }
}
