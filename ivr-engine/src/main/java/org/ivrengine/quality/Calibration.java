package org.ivrengine.quality;

import java.util.Map;
import java.util.OptionalInt;

/** Two reviewers and what they have both judged. */
public final class Calibration {

    private final String one;
    private final String other;
    private int contacts;
    private long differencePermilleSum;
    private long spreadPermilleSum;
    private int spreadPermilleMax;
    private int criteria;
    private int agreed;

    Calibration(String one, String other) {
        this.one = one;
        this.other = other;
    }

    void add(Review ofOne, Review ofOther) {
        int difference = ofOne.score().orElseThrow().permille()
                - ofOther.score().orElseThrow().permille();
        contacts++;
        differencePermilleSum += difference;
        spreadPermilleSum += Math.abs(difference);
        spreadPermilleMax = Math.max(spreadPermilleMax, Math.abs(difference));
        Map<String, Answer> others = ofOther.answers();
        ofOne.answers().forEach((criterion, answer) -> {
            criteria++;
            agreed += answer.equals(others.get(criterion)) ? 1 : 0;
        });
    }

    public String one() {
        return one;
    }

    public String other() {
        return other;
    }

    public int contacts() {
        return contacts;
    }

    /** @return mean of the first one's score less the second one's, per mille; over zero: the first is milder */
    public int differencePermille() {
        return mean(differencePermilleSum);
    }

    /** @return mean distance of the two scores, per mille */
    public int spreadPermille() {
        return mean(spreadPermilleSum);
    }

    /** Rounded half up, exactly. */
    private int mean(long sum) {
        return Math.toIntExact(Math.floorDiv(2 * sum + contacts, 2L * contacts));
    }

    public int spreadPermilleMax() {
        return spreadPermilleMax;
    }

    /** @return share of criteria that got the same answer, per mille */
    public OptionalInt agreedPermille() {
        return criteria == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Fraction.of(agreed, criteria).permille());
    }
}
