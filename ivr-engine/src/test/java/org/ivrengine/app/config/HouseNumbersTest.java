package org.ivrengine.app.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.ivrengine.flow.port.TalkKeys;
import org.ivrengine.yaml.Faults;
import org.junit.jupiter.api.Test;

class HouseNumbersTest {

    private static HouseNumbers numbers(String text) {
        Faults faults = new Faults("queues.yaml");
        QueuesFile file = QueuesFile.read(text, faults);
        assertTrue(faults.isEmpty(), () -> faults.sorted().toString());
        return file.numbers();
    }

    private static String fault(String text) {
        Faults faults = new Faults("queues.yaml");
        QueuesFile.read(text, faults);
        return faults.sorted().getFirst().toString();
    }

    @Test
    void onlyWhatIsAllowedGetsOutAndNothingDoesWhereNothingIsSaid() {
        HouseNumbers some = numbers("outside: {allow: [\"_0[1-9]X.\", \"112\"], through: \"PJSIP/{number}@provider\"}");
        assertAll(
                () -> assertEquals(Optional.of("PJSIP/0301234@provider"), some.wayOut("0301234")),
                () -> assertEquals(Optional.of("PJSIP/112@provider"), some.wayOut("112")),
                () -> assertEquals(Optional.empty(), some.wayOut("00881234")),
                () -> assertEquals(Optional.empty(), some.wayOut("03")),
                () -> assertEquals(Optional.empty(), some.wayOut("0301234@elsewhere")),
                () -> assertEquals(Optional.empty(), some.wayOut("1123")),
                () -> assertEquals(Optional.empty(), numbers("queues: {}").wayOut("0301234")));
    }

    @Test
    void aQueueHasItsNumberAndNoOtherHasIt() {
        assertEquals(
                Map.of("600", "orders"),
                numbers("queues: {orders: {number: 600}}").queues());
        assertEquals(
                "queues.yaml:3:21: 600 is the number of queue orders already",
                fault("queues:\n  orders: {number: 600}\n  returns: {number: 600}\n"));
        assertTrue(fault("transfer_key: \"*7\"\n")
                .contains("*7 is what agents press for the recording of a talk already"));
    }

    @Test
    void whatAgentsPressInATalkHasOneMeaning() {
        assertAll(
                () -> assertEquals(
                        "queues.yaml:2:14: ## is transfer_key already; right would be for example \"*2\"",
                        fault("transfer_key: \"##\"\nconsult_key: \"##\"\n")),
                () -> assertEquals(
                        "queues.yaml:2:14: #1 is transfer_key already; right would be for example \"##\"",
                        fault("transfer_key: \"#1\"\nconsult_key: \"#12\"\n")),
                () -> assertTrue(fault("consult_key: \"*81\"\n").contains("*8 is what agents press")),
                () -> assertTrue(fault("consult_key: \"*1\"\n").contains("*1 is consult_key already")),
                () -> assertEquals(new TalkKeys("##", "*2", "*1"), keys("transfer_key: \"##\"\nconsult_key: \"*2\"\n")),
                () -> assertEquals(new TalkKeys("", "*2", "*0"), keys("consult_key: \"*2\"\nreturn_key: \"*0\"\n")),
                () -> assertEquals(TalkKeys.NONE, keys("queues: {}")));
    }

    private static TalkKeys keys(String text) {
        Faults faults = new Faults("queues.yaml");
        QueuesFile file = QueuesFile.read(text, faults);
        assertTrue(faults.isEmpty(), () -> faults.sorted().toString());
        return file.rules().keys();
    }

    @Test
    void aWayOutThatLeadsNowhereIsAFault() {
        assertAll(
                () -> assertTrue(fault("outside: {allow: [\"_0.\"], through: PJSIP/provider}")
                        .contains("right is for example \"PJSIP/{number}@provider\"")),
                () -> assertTrue(fault("outside: {allow: [\"_.\"], through: \"PJSIP/{number}@p\"}")
                        .contains("is no pattern of numbers")),
                () -> assertTrue(fault("transfer_key: \"5\"").contains("##")));
    }
}
