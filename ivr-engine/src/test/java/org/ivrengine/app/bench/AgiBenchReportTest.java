package org.ivrengine.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AgiBenchReportTest {

    @Test
    void eachServerIsSetAgainstTheLimitWithAsManyCalls() {
        JsonNode lines = JsonMapper.builder()
                .build()
                .readTree(AgiBenchReport.json(List.of(
                        measured(AgiServerKind.BARE_NETTY, 10, 20),
                        measured(AgiServerKind.BARE_NETTY, 400, 10),
                        measured(AgiServerKind.ENGINE_FLOW, 400, 15))));
        assertEquals(1.0, lines.get(0).get("timesLimit").asDouble());
        assertEquals(1.5, lines.get(2).get("timesLimit").asDouble());
        assertEquals("ENGINE_FLOW", lines.get(2).get("figures").get("server").asString());
    }

    @Test
    void theTableShowsWhatCouldNotBeMeasuredAsADash() {
        String table = AgiBenchReport.table(List.of(measured(AgiServerKind.ASTERISK_JAVA, 2_000, Double.NaN)));
        assertTrue(table.lines().anyMatch(line -> line.startsWith("asterisk-java") && line.contains(" - ")), table);
    }

    @Test
    void theMedianOfEachFigureIsTakenButEveryFailedCallCounts() {
        AgiMeasurement median = AgiMeasurement.median(List.of(
                measured(AgiServerKind.ENGINE_FLOW, 400, 30),
                measured(AgiServerKind.ENGINE_FLOW, 400, 10),
                measured(AgiServerKind.ENGINE_FLOW, 400, 11)));
        assertEquals(11, median.cpuUsPerCommand());
        assertEquals(6, median.failed());
    }

    private static AgiMeasurement measured(AgiServerKind server, int calls, double cpuUs) {
        return new AgiMeasurement(server, calls, 0, 100, 5_000, cpuUs, 200, 900, 2, 3.5, 100);
    }
}
