package org.ivrengine.quality;

import java.util.Optional;
import java.util.OptionalInt;

/** Sums of one line of a report. */
public final class ReviewTally {

    private int count;
    private int notApplicable;
    private int passed;
    private int fatal;
    private int disputed;
    private Fraction sum = Fraction.ZERO;

    void add(Review review) {
        Score score = review.score().orElseThrow();
        count++;
        passed += score.passed() ? 1 : 0;
        fatal += score.fatal() ? 1 : 0;
        disputed += review.standing() == Review.Standing.DISPUTED ? 1 : 0;
        sum = sum.plus(Fraction.of(score.permille(), 1_000));
    }

    /** A section or a criterion, which may not have applied. */
    void addPart(Optional<Fraction> share, boolean isFatal) {
        if (share.isPresent()) {
            count++;
            sum = sum.plus(share.get());
        } else {
            notApplicable++;
        }
        fatal += isFatal ? 1 : 0;
    }

    /** @return reviews, or those in which the part applied */
    public int count() {
        return count;
    }

    public int notApplicable() {
        return notApplicable;
    }

    public int passed() {
        return passed;
    }

    public int fatal() {
        return fatal;
    }

    /** @return reviews with a dispute that nobody has decided about yet */
    public int disputed() {
        return disputed;
    }

    /** @return mean score per mille, rounded once, half up; empty without any */
    public OptionalInt meanPermille() {
        return share(sum);
    }

    public OptionalInt passedPermille() {
        return share(Fraction.of(passed, 1));
    }

    public OptionalInt fatalPermille() {
        return share(Fraction.of(fatal, 1));
    }

    private OptionalInt share(Fraction of) {
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(of.over(count).permille());
    }
}
