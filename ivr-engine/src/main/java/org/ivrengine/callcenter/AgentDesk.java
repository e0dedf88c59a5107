package org.ivrengine.callcenter;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook;
import org.ivrengine.callcenter.port.AgentBook.Change;
import org.ivrengine.callcenter.port.AgentBook.NoSuchAgentException;

/**
 * What people can have done with agents: one desk for the agent's own telephone, the command line and the console. Who
 * asked for it is kept. May block. Safe for use by many threads.
 */
public final class AgentDesk {

    /** Longest reason of a pause: so much fits on a screen, and in the database. */
    public static final int REASON_MAX = 60;

    private final AgentBook book;
    private final Shift shift;

    public AgentDesk(AgentBook book, Shift shift) {
        this.book = book;
        this.shift = shift;
    }

    /** What can be asked for. */
    public sealed interface Wish {

        /** She comes on duty. */
        record SignIn() implements Wish {}

        /** She leaves, at the latest when her call and its wrap-up are over. */
        record SignOut() implements Wish {}

        /** No more calls until she resumes. */
        record Pause(String reason) implements Wish {
            public Pause {
                if (reason.isBlank()
                        || reason.length() > REASON_MAX
                        || reason.chars().anyMatch(Character::isISOControl)) {
                    throw new IllegalArgumentException(
                            "a pause has a reason of 1 to " + REASON_MAX + " characters, for example lunch");
                }
            }
        }

        record Resume() implements Wish {}

        /** Her after-call work is done before its time. */
        record Ready() implements Wish {}
    }

    /** What came of a wish. */
    public enum Answer {
        DONE,
        /** Only who is on duty can pause, resume or be ready. */
        NOT_ON_DUTY
    }

    /**
     * Has it done.
     *
     * @param who asks for it
     * @throws NoSuchAgentException when nobody has that id
     */
    public Answer grant(String agent, Wish wish, String who) {
        String id = book.agent(agent)
                .orElseThrow(() -> new NoSuchAgentException(agent))
                .id();
        if (!(wish instanceof Wish.SignIn) && !isOnDuty(id)) {
            return Answer.NOT_ON_DUTY;
        }
        switch (wish) {
            case Wish.SignIn _ -> {
                shift.signIn(id);
                book.note(id, "duty", "", "signed in", who);
            }
            case Wish.SignOut _ -> {
                shift.signOut(id);
                book.note(id, "duty", "", "signed out", who);
            }
            case Wish.Pause(String reason) -> {
                shift.pause(id, reason);
                book.note(id, "duty", "", "paused: " + reason, who);
            }
            case Wish.Resume _ -> {
                shift.resume(id);
                book.note(id, "duty", "", "resumed", who);
            }
            case Wish.Ready _ -> shift.wrapUpDone(id);
        }
        return Answer.DONE;
    }

    /** In the order of the mailbox, so what was asked for before has happened. */
    private boolean isOnDuty(String agent) {
        return shift.floor().toCompletableFuture().join().agents().stream()
                .anyMatch(onDuty -> onDuty.id().equals(agent));
    }

    /**
     * Changes levels, effective at once.
     *
     * @return what is different now
     * @throws NoSuchAgentException for an agent who does not exist; then nothing has changed
     */
    public List<Change> setLevels(SortedMap<String, SortedMap<String, Integer>> levels, String who) {
        List<Change> changes = book.setLevels(levels, who);
        changes.stream().map(Change::agent).distinct().forEach(shift::agentChanged);
        return changes;
    }

    /** Somebody else has changed the records of these. */
    public void changed(List<String> agents) {
        for (String agent : agents) {
            if (book.agent(agent).isPresent()) {
                shift.agentChanged(agent);
            } else {
                shift.signOut(agent);
            }
        }
    }

    public List<Agent> agents() {
        return book.agents();
    }

    public Optional<Agent> agent(String id) {
        return book.agent(id);
    }

    /** Whose telephone that is, for example {@code PJSIP/anna}. */
    public Optional<Agent> ofPhone(String phone) {
        return book.agents().stream()
                .filter(agent -> agent.phone().equals(phone))
                .findFirst();
    }
}
