package org.ivrengine.selfservice;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Telephone numbers as callers type them and networks send them. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * @param text as typed or sent; with or without the country
     * @param region of numbers without one
     * @return the one form in which numbers are kept (E.164, {@code +12025550143}); empty when no number can be like that
     */
    public static Optional<String> normal(String text, String region) {
        try {
            PhoneNumber number = NUMBERS.parse(text, region);
            // Possible, not valid: numbers for examples and new ranges are in no list.
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /** @return the digits as one says them in that region: without the country at home, with it abroad */
    public static String spoken(String normal, String region) {
        try {
            PhoneNumber number = NUMBERS.parse(normal, region);
            return number.getCountryCode() == NUMBERS.getCountryCodeForRegion(region)
                    ? NUMBERS.getNationalSignificantNumber(number)
                    : normal.substring(1);
        } catch (NumberParseException noNumber) {
            return normal.replaceAll("\\D", "");
        }
    }
}
