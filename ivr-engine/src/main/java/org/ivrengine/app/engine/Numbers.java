package org.ivrengine.app.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.ivrengine.app.config.HouseNumbers;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.port.QueueDesk.Diversion.Kind;

/** What a number that an agent dials means, where no flow has it. May block: it asks the directory. */
final class Numbers {

    private final Supplier<HouseNumbers> house;
    private final AgentDirectory agents;

    /** @param house the numbers in force now */
    Numbers(Supplier<HouseNumbers> house, AgentDirectory agents) {
        this.house = house;
        this.agents = agents;
    }

    /**
     * A colleague, a queue or, where it is an agent who wants it, a telephone outside.
     *
     * @param by name of the channel from which it was dialled
     */
    Optional<Diversion> reached(String number, String by) {
        Optional<Diversion> colleague = agents.agents().stream()
                .filter(agent -> !number.isEmpty() && agent.extension().equals(number))
                .map(agent -> new Diversion(Kind.AGENT, agent.id()))
                .findFirst();
        if (colleague.isPresent()) {
            return colleague;
        }
        String queue = house.get().queues().get(number);
        if (queue != null) {
            return Optional.of(new Diversion(Kind.QUEUE, queue));
        }
        return house.get().wayOut(number).filter(_ -> isAgents(by)).map(_ -> new Diversion(Kind.OUTSIDE, number));
    }

    /** @return what to dial for it; empty for a queue, and for what cannot be reached any more */
    Optional<String> dialString(Diversion to) {
        return switch (to.kind()) {
            case AGENT -> agents.agent(to.to()).map(Agent::phone);
            case OUTSIDE -> house.get().wayOut(to.to());
            case QUEUE, AGAIN, TALKED -> Optional.empty();
        };
    }

    /** Nobody but an agent may go out: a caller's telephone can ask for a transfer, too. */
    boolean isAgents(String channel) {
        String telephone = telephone(channel);
        return agents.agents().stream().anyMatch(agent -> agent.phone().equals(telephone));
    }

    /** A channel is named after its telephone, a dash and a number in hexadecimal. */
    static String telephone(String channel) {
        return channel.replaceFirst("-[0-9a-f]+(;[12])?$", "");
    }
}
