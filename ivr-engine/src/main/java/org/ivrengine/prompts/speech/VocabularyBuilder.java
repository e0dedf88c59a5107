package org.ivrengine.prompts.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.ivrengine.flow.port.Utterance;
import org.ivrengine.prompts.speech.LanguageRules.CurrencyWords;
import org.ivrengine.prompts.speech.LanguageRules.UnitWords;

/**
 * Finds every word that values need by wording samples of them all, so that no list of words has to be kept: whatever
 * the rules say, is in the vocabulary.
 */
final class VocabularyBuilder {

    private static final long[] SCALES = {1_000L, 1_000_000L, 1_000_000_000L};

    private final LanguageRules rules;
    private final ValueWording wording;
    private final Set<String> phrases = new LinkedHashSet<>();
    private final Set<NumberStyle> added = new HashSet<>();

    private VocabularyBuilder(LanguageRules rules, ValueWording wording) {
        this.rules = rules;
        this.wording = wording;
    }

    static Vocabulary build(LanguageRules rules, ValueWording wording) {
        VocabularyBuilder builder = new VocabularyBuilder(rules, wording);
        builder.addNumbers(rules.cardinal());
        builder.addMoney();
        builder.addTimes();
        builder.addDates();
        return Vocabulary.of(builder.phrases, rules.characters(), rules.pronounced());
    }

    /** Numbers below a hundred and whole hundreds are one sound each: fewer cuts sound better. */
    private void addNumbers(NumberStyle style) {
        // Most languages count everything in one or two ways.
        if (!added.add(style)) {
            return;
        }
        addWhole(style, LongStream.rangeClosed(0, 99));
        addWhole(style, LongStream.rangeClosed(1, 9).map(hundreds -> hundreds * 100));
        LongStream.rangeClosed(100, 999).forEach(number -> add(wording.number(style, number)));
        for (long scale : SCALES) {
            LongStream.rangeClosed(1, 999).forEach(count -> {
                add(wording.number(style, count * scale));
                add(wording.number(style, count * scale + 1));
            });
        }
        add(wording.number(style, -1));
    }

    private void addMoney() {
        addNumbers(rules.money().otherNumber());
        rules.money().currencies().values().forEach(this::addCurrency);
        rules.money().currencies().keySet().forEach(currency -> add(wording.of(new Utterance.Money(101, currency))));
        add(wording.of(new Utterance.Money(101, "XTS")));
    }

    private void addCurrency(CurrencyWords currency) {
        addUnit(currency.major());
        currency.minor().ifPresent(this::addUnit);
    }

    private void addUnit(UnitWords unit) {
        phrases.addAll(unit.forms().values());
        addNumbers(unit.number());
    }

    private void addTimes() {
        addWhole(rules.time().hour(), LongStream.rangeClosed(0, 23));
        addWhole(rules.time().minute(), LongStream.rangeClosed(0, 59));
        for (LocalTime time = LocalTime.MIDNIGHT; ; time = time.plusMinutes(1)) {
            add(wording.of(new Utterance.Time(time)));
            if (time.equals(LocalTime.of(23, 59))) {
                return;
            }
        }
    }

    private void addDates() {
        addWhole(rules.date().day(), LongStream.rangeClosed(1, 31));
        LocalDate leapYear = LocalDate.of(2024, 1, 1);
        leapYear.datesUntil(leapYear.plusYears(1)).forEach(date -> add(wording.of(new Utterance.Date(date))));
        LongStream.rangeClosed(SpeechLimits.YEAR_MIN, SpeechLimits.YEAR_MAX)
                .forEach(year -> add(wording.number(rules.date().year(), year)));
    }

    private void addWhole(NumberStyle style, LongStream numbers) {
        numbers.forEach(number -> phrases.add(wording.number(style, number).text()));
    }

    private void add(Wording words) {
        for (Piece piece : words.pieces()) {
            switch (piece) {
                case Piece.Phrase phrase -> phrases.add(phrase.text());
                case Piece.Numeral number -> addMissing(number.text());
                case Piece.Characters characters -> {}
            }
        }
    }

    /** Adds the parts of a number that no longer phrase covers. */
    private void addMissing(String number) {
        List<String> parts = Cutting.parts(number).stream().map(String::strip).toList();
        Cutting.fewest(
                        number,
                        text -> phrases.contains(text) || parts.contains(text) ? Optional.of(text) : Optional.empty())
                .ifPresent(phrases::addAll);
    }
}
