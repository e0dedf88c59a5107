package org.ivrengine.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ivrengine.flow.model.Step.SetRecording.Change;
import org.ivrengine.flow.port.QueueDesk;
import org.junit.jupiter.api.Test;

/** The caller is told of recording, and what she says goes with the call. */
class RecordingStepTest {

    private static final String FLOW = Rig.flow("""
            start: {recording: {say: told, refuse: 9, refused: {say: not-recorded, next: person}}, next: person}
            person: {queue: general, on: {otherwise: off}}
            off: {recording: pause, next: again}
            again: {queue: general, on: {otherwise: on}}
            on: {recording: resume, next: last}
            last: {queue: general, on: {otherwise: out}}
            """);

    @Test
    void whoSaysNothingMayBeRecordedButForWhereTheFlowPauses() {
        Rig rig = new Rig(FLOW);
        rig.hears("told", "(queue general)", "(queue general)", "(queue general)", "out", "(hung up)");
        assertEquals(
                "[true, false, true]",
                rig.stays.stream().map(QueueDesk.Stay::mayRecord).toList().toString());
        assertTrue(rig.path().contains("start.agreed: agreed"), rig.path()::toString);
    }

    @Test
    void whoRefusesIsNotRecordedInAnyQueueOfTheCall() {
        Rig rig = new Rig(FLOW);
        rig.caller.whileHearing("told", "9");
        rig.hears("told", "not-recorded", "(queue general)", "(queue general)", "(queue general)", "out", "(hung up)");
        assertTrue(rig.stays.stream().noneMatch(QueueDesk.Stay::mayRecord));
        assertTrue(rig.path().contains("start.refused: refused"), rig.path()::toString);
    }

    @Test
    void whatSheSaidIsInTheCheckpointAndOutlivesATransferToAnotherFlow() {
        Rig rig = new Rig(FLOW);
        rig.caller.whileHearing("told", "9");
        rig.begin();
        Consent last = Checkpoint.consent(rig.checkpoints.getLast());
        assertTrue(last.refused());
        assertFalse(Checkpoint.consent("no checkpoint").told());
        assertTrue(last.after(Change.AGREED).refused());
    }

    @Test
    void whoWasNeverToldIsNotRecorded() {
        Rig rig = new Rig(Rig.flow("start: {queue: general, on: {otherwise: out}}\n"));
        rig.begin();
        assertFalse(rig.stays.getFirst().mayRecord());
    }
}
