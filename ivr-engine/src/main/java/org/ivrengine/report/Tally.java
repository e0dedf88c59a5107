package org.ivrengine.report;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Sums over some contacts and some agents' time, and the figures made of them. Figures without a divisor are empty. */
public final class Tally {

    /** Sums that are not 0. */
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);

    /** @return all of them merged */
    public static Tally sum(Collection<Tally> tallies) {
        Tally sum = new Tally();
        tallies.forEach(sum::addAll);
        return sum;
    }

    void add(Count count, long amount) {
        if (amount != 0) {
            counts.merge(count, amount, count::merge);
        }
    }

    void addAll(Tally other) {
        other.counts.forEach(this::add);
    }

    public long get(Count count) {
        return counts.getOrDefault(count, 0L);
    }

    /** Which of the usual definitions of a service level. */
    public enum ServiceLevel {
        /** answered within T / (answered + abandoned - short-abandoned): ours, unless somebody asks for another. */
        DEFAULT,
        OF_ANSWERED,
        /** (answered within T + abandoned within T) / offered. */
        OF_OFFERED
    }

    public OptionalDouble serviceLevel(ServiceLevel variant) {
        return switch (variant) {
            case DEFAULT ->
                ratio(
                        get(Count.ANSWERED_WITHIN),
                        get(Count.ANSWERED) + get(Count.ABANDONED) - get(Count.SHORT_ABANDONED));
            case OF_ANSWERED -> ratio(get(Count.ANSWERED_WITHIN), get(Count.ANSWERED));
            case OF_OFFERED -> ratio(get(Count.ANSWERED_WITHIN) + get(Count.ABANDONED_WITHIN), get(Count.OFFERED));
        };
    }

    /** @return average speed of answer: mean wait of answered contacts */
    public OptionalDouble asaMs() {
        return ratio(get(Count.WAIT_ANSWERED_MS), get(Count.ANSWERED));
    }

    public OptionalDouble abandonRate() {
        return ratio(
                get(Count.ABANDONED) - get(Count.SHORT_ABANDONED), get(Count.OFFERED) - get(Count.SHORT_ABANDONED));
    }

    /** @return average handle time */
    public OptionalDouble ahtMs() {
        return ratio(handleMs(), get(Count.HANDLED));
    }

    public long handleMs() {
        return get(Count.TALK_MS) + get(Count.HOLD_MS) + get(Count.WRAP_UP_MS);
    }

    public OptionalDouble transferRate() {
        return ratio(get(Count.TRANSFERRED), get(Count.HANDLED));
    }

    public OptionalDouble occupancy() {
        return ratio(get(Count.OCCUPIED_MS), get(Count.OCCUPIED_MS) + get(Count.AVAILABLE_MS));
    }

    /** @return mean absolute error of the waiting times that were announced */
    public OptionalDouble announcedErrorMs() {
        return ratio(get(Count.ANNOUNCED_ERROR_MS), get(Count.ANNOUNCED));
    }

    static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && counts.equals(tally.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return "Tally" + counts;
    }
}
