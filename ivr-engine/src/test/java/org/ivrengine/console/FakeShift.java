package org.ivrengine.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.Shift;

/** Writes down what is asked of it, and shows the floor that a test has put there. */
public final class FakeShift implements Shift {

    public final List<String> asked = new CopyOnWriteArrayList<>();
    public volatile Floor floor = new Floor(0, List.of(), List.of());

    @Override
    public boolean signIn(String agent) {
        return asked.add("sign in " + agent);
    }

    @Override
    public void signOut(String agent) {
        asked.add("sign out " + agent);
    }

    @Override
    public void pause(String agent, String reason) {
        asked.add("pause " + agent + ": " + reason);
    }

    @Override
    public void resume(String agent) {
        asked.add("resume " + agent);
    }

    @Override
    public void wrapUpDone(String agent) {
        asked.add("ready " + agent);
    }

    @Override
    public void agentChanged(String agent) {
        asked.add("changed " + agent);
    }

    @Override
    public CompletionStage<Floor> floor() {
        return CompletableFuture.completedFuture(floor);
    }
}
