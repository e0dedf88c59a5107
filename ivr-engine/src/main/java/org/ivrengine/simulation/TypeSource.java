package org.ivrengine.simulation;

/** Makes the callers of one type in one run, each with dice of its own. */
final class TypeSource {

    final CallType type;
    private final int index;
    private final ArrivalStream arrivals;
    private final long serviceSeed;
    private final long patienceSeed;
    private long made;

    TypeSource(CallType type, int index, long seed) {
        this.type = type;
        this.index = index;
        arrivals = new ArrivalStream(
                type.arrivals(),
                Dice.seedOf(seed, "arrivals/" + type.name()),
                Dice.seedOf(seed, "busyness/" + type.name()));
        serviceSeed = Dice.seedOf(seed, "service/" + type.name());
        patienceSeed = Dice.seedOf(seed, "patience/" + type.name());
    }

    double nextMs() {
        return arrivals.nextMs();
    }

    Caller next(double atMs, int batch) {
        long number = made++;
        return new Caller(
                type.name() + "-" + number,
                index,
                atMs,
                batch,
                Dice.seedOf(serviceSeed, number),
                Dice.seedOf(patienceSeed, number));
    }
}
