package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.SessionEnded;
import org.junit.jupiter.api.Test;

/** What callers of the shipped flows meet. */
class ShippedFlowsTest {

    private static Rig rig() {
        try {
            return switch (FlowLoader.load(Path.of("dialplans/flows"))) {
                case LoadResult.Loaded(FlowSet flows) -> new Rig(flows);
                case LoadResult.Refused(var faults) -> fail(faults.toString());
            };
        } catch (IOException e) {
            return fail(e);
        }
    }

    @Test
    void aCallerChoosesSpanishAndHearsThatHerOrderIsNotThere() {
        Rig rig = rig();
        rig.operations.put("orders.find", _ -> new Operations.Result("not_found", Optional.empty()));
        rig.caller
                .afterHearing("choose-language", "2")
                .afterHearing("main-menu", "1")
                .afterHearing("enter-order-number", "99999#")
                .hangsUpWhileHearing("no-such-order");
        assertThrows(SessionEnded.class, rig::begin);
        assertEquals(
                List.of(
                        "welcome",
                        "choose-language",
                        "es:closed",
                        "es:main-menu",
                        "es:enter-order-number",
                        "es:no-such-order"),
                rig.caller.transcript());
    }

    @Test
    void aCallerWhoSaysNothingComesToAPersonAndLeavesAMessageWhenNobodyIsFree() {
        Rig rig = rig();
        rig.queueEnd = (_, _) -> new QueueDesk.Ended.With(QueueDesk.Outcome.NO_AGENTS);
        assertEquals(Ending.BY_FLOW, rig.begin());
        assertEquals("goodbye.hangup: hung up", rig.path().getLast());
        assertEquals(
                "[(queue general), nobody-free, (recorded), goodbye, (hung up)]",
                rig.caller
                        .transcript()
                        .subList(
                                rig.caller.transcript().indexOf("(queue general)"),
                                rig.caller.transcript().size())
                        .toString());
    }
}
