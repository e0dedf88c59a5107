package org.ivrengine.simulation.theory;

/** A group of lines without waiting: M/G/n/n. */
public final class ErlangB {

    private ErlangB() {}

    /**
     * @param load offered load in erlangs: arrival rate x mean holding time
     * @param lines how many calls can be up at a time
     * @return share of calls that find all lines taken
     */
    public static double blocked(double load, int lines) {
        if (!(load >= 0) || lines < 0) {
            throw new IllegalArgumentException("load " + load + " on " + lines + " lines");
        }
        double blocked = 1;
        for (int n = 1; n <= lines; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return blocked;
    }
}
