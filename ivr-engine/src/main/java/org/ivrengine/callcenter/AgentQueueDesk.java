package org.ivrengine.callcenter;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.ivrengine.callcenter.port.Recorder;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.Speech;

/** Queues whose callers wait for agents. */
public final class AgentQueueDesk implements QueueDesk {

    private final CallCenter center;
    private final Supplier<QueueRules> rules;
    private final Announcer announcer;
    private final OutsideLine outside;
    private final Recorder recorder;
    private final String agentsLanguage;
    private final InstantSource clock;

    /**
     * @param rules the ones in force now
     * @param agentsLanguage of agents who have none of their own
     * @param recorder of talks, where a queue wants them recorded
     */
    public AgentQueueDesk(
            CallCenter center,
            Supplier<QueueRules> rules,
            Speech speech,
            PromptIds prompts,
            OutsideLine outside,
            String agentsLanguage,
            Recorder recorder,
            InstantSource clock) {
        this.center = center;
        this.rules = rules;
        this.announcer = new Announcer(speech, prompts);
        this.outside = outside;
        this.agentsLanguage = agentsLanguage;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public Set<String> queues() {
        return rules.get().routing().queues().keySet();
    }

    @Override
    public void isBackElsewhere(Call call) {
        center.callIsBack(call.id().value());
    }

    @Override
    public Ended wait(Stay stay, Phone phone) {
        return new QueueVisit(center, rules.get(), announcer, outside, agentsLanguage, recorder, clock, stay, phone)
                .untilEnd();
    }
}
