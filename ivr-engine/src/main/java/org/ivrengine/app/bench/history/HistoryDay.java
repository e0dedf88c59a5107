package org.ivrengine.app.bench.history;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ivrengine.calllog.JournalEntry;
import org.ivrengine.calllog.sql.BulkLoad.Past;

/** All calls of one day, in order of their beginning: the same ones for the same seed. */
final class HistoryDay {

    private HistoryDay() {}

    /** @param spans what the agents did */
    record Made(List<Past> calls, List<JournalEntry.Span> spans) {}

    static Made of(HistoryShape shape, LocalDate day) {
        SplittableRandom random = new SplittableRandom(shape.seed() * 31 + day.toEpochDay());
        long midnightMs = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        HistoryStaff staff = new HistoryStaff(shape.agents(), day.toEpochDay(), midnightMs, random);
        List<Long> begins = new ArrayList<>();
        for (int i = shape.callsOn(day); i > 0; i--) {
            begins.add(midnightMs + HistoryShape.timeOfDay(random));
        }
        begins.sort(null);
        HistoryCall calls = new HistoryCall(shape, staff, random);
        return new Made(begins.stream().map(calls::beginning).toList(), staff.spans());
    }
}
