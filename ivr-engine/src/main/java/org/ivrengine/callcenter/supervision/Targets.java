package org.ivrengine.callcenter.supervision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ivrengine.callcenter.Served;
import org.ivrengine.callcenter.Served.Phase;
import org.ivrengine.callcenter.supervision.Answer.Why;

/** Which call is meant: an agent's id, a call's id, or its beginning as screens show it. */
final class Targets {

    /** Fewer letters of a call's id could be anything. */
    private static final int CALL_LETTERS_MIN = 4;

    private Targets() {}

    /** @throws Refused when nobody talks there */
    static Served talk(String target, List<Served> all, Predicate<String> isAgent, String supervisor) {
        if (target.equals(supervisor)) {
            throw new Refused(Why.NOT_NOW, supervisor + " cannot supervise herself");
        }
        if (isAgent.test(target)) {
            return ofAgent(target, all)
                    .filter(served -> served.phase() == Phase.TALKING)
                    .map(Targets::known)
                    .orElseThrow(() -> new Refused(Why.NOT_NOW, target + " does not talk with anybody now"));
        }
        Served call = call(target, all);
        if (call.phase() != Phase.TALKING) {
            throw new Refused(
                    Why.NOT_NOW, "call " + Served.shortened(call.call()) + " still waits in the queue " + call.queue());
        }
        if (call.agent().equals(supervisor)) {
            throw new Refused(Why.NOT_NOW, supervisor + " cannot supervise herself");
        }
        return known(call);
    }

    /** A call in hand: by its own id, or by that of the agent who talks with it or is rung for it. */
    static Optional<Served> inHand(String target, List<Served> all) {
        Optional<Served> hers = ofAgent(target, all);
        if (hers.isPresent()) {
            return hers;
        }
        return only(
                target,
                target.length() < CALL_LETTERS_MIN
                        ? List.of()
                        : all.stream()
                                .filter(served -> served.call().startsWith(target))
                                .toList());
    }

    /** Our id of the only call that begins so, of those that are up. */
    static Optional<String> up(String target, Collection<String> calls) {
        return only(
                target,
                target.length() < CALL_LETTERS_MIN
                        ? List.of()
                        : calls.stream().filter(call -> call.startsWith(target)).toList());
    }

    private static <T> Optional<T> only(String target, List<T> meant) {
        if (meant.size() > 1) {
            throw new Refused(Why.UNKNOWN, meant.size() + " calls begin with \"" + target + "\"; name more letters");
        }
        return meant.stream().findFirst();
    }

    static Optional<Served> ofAgent(String agent, List<Served> all) {
        return all.stream().filter(served -> served.agent().equals(agent)).findFirst();
    }

    /** @throws Refused when there is none, or more than one that begins so */
    static Served call(String target, List<Served> all) {
        return inHand(target, all)
                .orElseThrow(() -> new Refused(
                        Why.UNKNOWN,
                        "there is no agent \"" + target + "\", and no call that waits or talks begins so"));
    }

    private static Served known(Served talk) {
        if (talk.agentChannel().isEmpty()) {
            throw new Refused(Why.UNAVAILABLE, "the manager interface has not told on which channels they talk");
        }
        return talk;
    }
}
