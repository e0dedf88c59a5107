package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import org.ivrengine.flow.load.FlowLoader;
import org.ivrengine.flow.load.LoadResult;
import org.ivrengine.flow.model.FlowSet;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.QueueDesk;
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
    void aCallerChoosesSpanishAndHasHerOrderNumberReadBack() {
        Rig rig = rig();
        rig.caller
                .afterHearing("choose-language", "2")
                .afterHearing("main-menu", "1")
                .afterHearing("enter-order-number", "10023#")
                .afterHearing("confirm", "1")
                .afterHearing("anything-else", "2");
        rig.hears(
                "welcome",
                "choose-language",
                "es:closed",
                "es:main-menu",
                "es:enter-order-number",
                "es:you-entered",
                "es:digits/10023",
                "es:confirm",
                "es:anything-else",
                "es:goodbye",
                "(hung up)");
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
