package org.ivrengine.app.flow.call;

import java.time.Instant;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog;

/** Shows the steps of a call as they are left. */
final class StepPrinter implements CallLog {

    private final Screen screen;
    private final boolean isShown;

    StepPrinter(Screen screen, boolean isShown) {
        this.screen = screen;
        this.isShown = isShown;
    }

    @Override
    public void started(Call call) {}

    @Override
    public void resumed(CallId call, Instant at) {}

    @Override
    public void stepLeft(CallId call, StepVisit visit) {
        if (isShown) {
            screen.step(visit.flow() + " " + visit.step() + " (" + visit.kind() + "): " + visit.outcome());
        }
    }

    @Override
    public void operationDone(CallId call, OperationVisit visit) {
        if (isShown) {
            visit.facts().account().ifPresent(account -> screen.step("account " + account));
            visit.facts()
                    .changes()
                    .forEach(change ->
                            screen.step("changed " + change.what() + ": " + change.from() + " -> " + change.to()));
        }
    }

    @Override
    public void ended(CallId call, Instant at, Ending ending) {}
}
