package org.ivrengine.callcenter.supervision;

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
            throw new Refused(Why.NOT_NOW, "call " + shortened(call) + " still waits in the queue " + call.queue());
        }
        if (call.agent().equals(supervisor)) {
            throw new Refused(Why.NOT_NOW, supervisor + " cannot supervise herself");
        }
        return known(call);
    }

    static Optional<Served> ofAgent(String agent, List<Served> all) {
        return all.stream().filter(served -> served.agent().equals(agent)).findFirst();
    }

    /** @throws Refused when there is none, or more than one that begins so */
    static Served call(String target, List<Served> all) {
        List<Served> meant = target.length() < CALL_LETTERS_MIN
                ? List.of()
                : all.stream()
                        .filter(served -> served.call().startsWith(target))
                        .toList();
        if (meant.isEmpty()) {
            throw new Refused(
                    Why.UNKNOWN, "there is no agent \"" + target + "\", and no call that waits or talks begins so");
        }
        if (meant.size() > 1) {
            throw new Refused(Why.UNKNOWN, meant.size() + " calls begin with \"" + target + "\"; name more letters");
        }
        return meant.getFirst();
    }

    static String shortened(Served call) {
        return call.call().length() <= 8 ? call.call() : call.call().substring(0, 8);
    }

    private static Served known(Served talk) {
        if (talk.agentChannel().isEmpty()) {
            throw new Refused(Why.UNAVAILABLE, "the manager interface has not told on which channels they talk");
        }
        return talk;
    }
}
