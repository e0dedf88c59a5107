package org.ivrengine.quality;

import java.math.BigInteger;

/** An exact fraction that is not negative, lowest terms not required. */
record Fraction(BigInteger numerator, BigInteger denominator) {

    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    private static final BigInteger DOUBLE_PERMILLE = BigInteger.valueOf(2_000);

    static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator))
                .reduced();
    }

    Fraction times(long factor) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    Fraction over(long divisor) {
        return new Fraction(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    /** Rounded to whole per mille, half up. */
    int permille() {
        return numerator
                .multiply(DOUBLE_PERMILLE)
                .add(denominator)
                .divide(denominator.shiftLeft(1))
                .intValueExact();
    }

    private Fraction reduced() {
        BigInteger common = numerator.gcd(denominator);
        return new Fraction(numerator.divide(common), denominator.divide(common));
    }
}
