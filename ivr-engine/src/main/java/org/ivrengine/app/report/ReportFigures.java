package org.ivrengine.app.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.ivrengine.report.Count;
import org.ivrengine.report.Tally;
import org.ivrengine.report.Tally.ServiceLevel;

/** One line's sums and figures, under the names that programs read. A figure without a divisor is not there. */
final class ReportFigures {

    private ReportFigures() {}

    static Map<String, Object> json(Tally tally) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            json.put(count.name().toLowerCase(Locale.ROOT), tally.get(count));
        }
        json.put("handle_ms", tally.handleMs());
        put(json, "service_level", tally.serviceLevel(ServiceLevel.DEFAULT));
        put(json, "service_level_of_answered", tally.serviceLevel(ServiceLevel.OF_ANSWERED));
        put(json, "service_level_of_offered", tally.serviceLevel(ServiceLevel.OF_OFFERED));
        put(json, "asa_ms", tally.asaMs());
        put(json, "abandon_rate", tally.abandonRate());
        put(json, "aht_ms", tally.ahtMs());
        put(json, "transfer_rate", tally.transferRate());
        put(json, "occupancy", tally.occupancy());
        put(json, "announced_mean_error_ms", tally.announcedErrorMs());
        return json;
    }

    private static void put(Map<String, Object> json, String name, OptionalDouble figure) {
        figure.ifPresent(value -> json.put(name, value));
    }
}
