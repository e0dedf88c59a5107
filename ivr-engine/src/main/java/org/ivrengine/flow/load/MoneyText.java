package org.ivrengine.flow.load;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.Value;

/** An amount of money as people write it: {@code 12.50 USD}. */
public final class MoneyText {

    private static final Pattern MONEY = Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,3})?) ([A-Z]{3})");

    private MoneyText() {}

    /** @return empty when it is none, has no such currency, or more decimals than the currency */
    public static Optional<Value> read(String text) {
        Matcher matcher = MONEY.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            int digits = Currency.getInstance(matcher.group(2)).getDefaultFractionDigits();
            long minor = new BigDecimal(matcher.group(1)).movePointRight(digits).longValueExact();
            return Optional.of(new Value.Money(minor, matcher.group(2)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
