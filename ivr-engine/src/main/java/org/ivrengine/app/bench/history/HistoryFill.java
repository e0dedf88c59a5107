package org.ivrengine.app.bench.history;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.ivrengine.calllog.sql.BulkLoad;
import org.ivrengine.calllog.sql.BulkLoad.Past;

/** Brings a made-up history into a database, a day after the other. */
final class HistoryFill {

    /** Calls of one transaction. */
    private static final int AT_A_TIME = 4_000;

    private static final int DAYS_BETWEEN_WORDS = 20;

    private final BulkLoad load;
    private final HistoryShape shape;

    HistoryFill(BulkLoad load, HistoryShape shape) {
        this.load = load;
        this.shape = shape;
    }

    /** What was brought in. */
    record Filled(long calls, long contacts, long steps, double seconds) {}

    Filled fill(PrintWriter progress) {
        long startNs = System.nanoTime();
        AtomicReference<Filled> filled = new AtomicReference<>();
        load.withoutIndexes(
                () -> filled.set(days(progress, startNs)),
                index -> say(progress, "%s made after %.0f s%n".formatted(index, seconds(startNs))));
        load.tidy();
        Filled sum = filled.get();
        return new Filled(sum.calls(), sum.contacts(), sum.steps(), seconds(startNs));
    }

    private Filled days(PrintWriter progress, long startNs) {
        Filled sum = new Filled(0, 0, 0, 0);
        for (int i = 0; i < HistoryShape.DAYS; i++) {
            LocalDate day = shape.firstDay().plusDays(i);
            HistoryDay.Made made = HistoryDay.of(shape, day);
            sum = plus(sum, made.calls(), seconds(startNs));
            store(made);
            if (i % DAYS_BETWEEN_WORDS == 0) {
                say(progress, "%s: %,d calls after %.0f s%n".formatted(day, sum.calls(), sum.seconds()));
            }
        }
        return sum;
    }

    private static void say(PrintWriter progress, String words) {
        progress.print(words);
        progress.flush();
    }

    private static double seconds(long startNs) {
        return (System.nanoTime() - startNs) / 1e9;
    }

    private void store(HistoryDay.Made made) {
        List<Past> calls = made.calls();
        for (int from = 0; from < calls.size(); from += AT_A_TIME) {
            boolean isFirst = from == 0;
            load.store(
                    calls.subList(from, Math.min(calls.size(), from + AT_A_TIME)), isFirst ? made.spans() : List.of());
        }
    }

    private static Filled plus(Filled sum, List<Past> calls, double seconds) {
        long contacts = 0;
        long steps = 0;
        for (Past past : calls) {
            contacts += past.contacts().size();
            steps += past.call().steps().size();
        }
        return new Filled(sum.calls() + calls.size(), sum.contacts() + contacts, sum.steps() + steps, seconds);
    }
}
