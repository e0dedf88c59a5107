package org.ivrengine.flow.load;

import java.util.Optional;
import org.ivrengine.flow.model.Operand;
import org.ivrengine.flow.model.Reference;
import org.ivrengine.flow.model.Wishes;
import org.ivrengine.yaml.Entries;
import org.ivrengine.yaml.Faults;

/** Reads what a queue step asks for its caller: {@code requires}, {@code priority}, {@code agent}, {@code agent_for}. */
final class WishesReader {

    private static final long AGENT_FOR_MS = 60_000;

    private final Faults faults;
    private final FlowScalars scalars;
    private final OperandReader operands;

    WishesReader(Faults faults) {
        this.faults = faults;
        this.scalars = new FlowScalars(faults);
        this.operands = new OperandReader(faults);
    }

    Wishes wishes(Entries entries) {
        Optional<Reference> requires = entries.optional("requires")
                .flatMap(found -> scalars.scalar(found, "a requirement, for example \"spanish >= 50\""))
                .map(scalar -> new Reference(scalar.text(), scalar.textPlace()));
        Optional<Operand> priority = entries.optional("priority").flatMap(operands::operand);
        Optional<Operand> agent = entries.optional("agent").flatMap(operands::operand);
        Optional<Long> agentForMs = entries.optional("agent_for").flatMap(found -> {
            if (agent.isEmpty()) {
                faults.add(found.place(), "agent_for says how long the call is kept for an agent: agent is missing");
            }
            return scalars.duration(found, Limits.AGENT_FOR_MAX_MS);
        });
        return new Wishes(requires, priority, agent, agentForMs.orElse(AGENT_FOR_MS));
    }
}
