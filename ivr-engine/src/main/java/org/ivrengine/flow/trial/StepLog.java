package org.ivrengine.flow.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog;

/** Keeps the steps of one call. Belongs to the call's thread. */
final class StepLog implements CallLog {

    private final List<StepVisit> visits = new ArrayList<>();

    List<StepVisit> visits() {
        return visits;
    }

    @Override
    public void started(Call call) {}

    @Override
    public void resumed(CallId call, Instant at) {}

    @Override
    public void stepLeft(CallId call, StepVisit visit) {
        visits.add(visit);
    }

    @Override
    public void operationDone(CallId call, OperationVisit visit) {}

    @Override
    public void ended(CallId call, Instant at, Ending ending) {}
}
