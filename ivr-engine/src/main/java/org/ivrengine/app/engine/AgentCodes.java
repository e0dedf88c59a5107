package org.ivrengine.app.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ivrengine.callcenter.AgentDesk;
import org.ivrengine.callcenter.AgentDesk.Answer;
import org.ivrengine.callcenter.AgentDesk.Wish;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.supervision.SupervisorDesk;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Sound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent dials on her own telephone, done and announced back in her language. Who she is comes from her telephone's
 * account, never from a number that could be typed.
 */
final class AgentCodes {

    /** Script of the FastAGI request that the dialplan makes for a code. */
    static final String SCRIPT = "agent";

    private static final Logger LOG = LoggerFactory.getLogger(AgentCodes.class);

    private static final String UNKNOWN_TELEPHONE = "agent-unknown-telephone";
    private static final String UNKNOWN_CODE = "agent-unknown-code";
    private static final String NOT_ON_DUTY = "agent-not-signed-in";
    private static final String NOT_SUPERVISED = "supervision-refused";

    /** Followed by the digits of an agent. */
    private static final String SUPERVISE = "*15";

    private static final String FAILED = "system-down";

    /** What a code does, and the prompt that says so. */
    private record Code(Wish wish, String prompt) {}

    private static final Map<String, Code> CODES = Map.of(
            "*10", new Code(new Wish.SignOut(), "agent-signed-out"),
            "*11", new Code(new Wish.SignIn(), "agent-signed-in"),
            "*121", new Code(new Wish.Pause("break"), "agent-paused-break"),
            "*122", new Code(new Wish.Pause("lunch"), "agent-paused-lunch"),
            "*123", new Code(new Wish.Pause("meeting"), "agent-paused-meeting"),
            "*124", new Code(new Wish.Pause("training"), "agent-paused-training"),
            "*125", new Code(new Wish.Pause("other"), "agent-paused-other"),
            "*13", new Code(new Wish.Resume(), "agent-resumed"),
            "*14", new Code(new Wish.Ready(), "agent-ready"));

    private final AgentDesk desk;
    private final SupervisorDesk supervisors;
    private final Set<String> languages;
    private final String defaultLanguage;

    AgentCodes(AgentDesk desk, SupervisorDesk supervisors, Set<String> languages, String defaultLanguage) {
        this.desk = desk;
        this.supervisors = supervisors;
        this.languages = Set.copyOf(languages);
        this.defaultLanguage = defaultLanguage;
    }

    /**
     * @param channel name of the telephone's channel, for example {@code PJSIP/anna-0000002a}
     * @param code as dialled
     */
    void dialled(String channel, String code, Phone phone) {
        Heard heard;
        try {
            if (code.startsWith(SUPERVISE) && isSupervising(channel, code.substring(SUPERVISE.length()), phone)) {
                return; // the dialplan lets her hear the talk
            }
            heard = act(channel, code);
        } catch (RuntimeException fault) {
            LOG.error("code {} from {} did not work", code, channel, fault);
            heard = new Heard(defaultLanguage, FAILED);
        }
        try {
            phone.play(List.of(new Sound(heard.language(), heard.prompt())), BargeIn.REFUSED);
        } catch (SessionEnded gone) {
            LOG.trace("she did not wait for the answer");
        }
    }

    /** She listens to the agent with these digits, unless it is refused. */
    private boolean isSupervising(String channel, String digits, Phone phone) {
        Optional<Agent> supervisor = desk.ofPhone(Numbers.telephone(channel));
        if (supervisor.isEmpty()) {
            return false;
        }
        Optional<Map<String, String>> variables = supervisors
                .dialled(supervisor.get(), phone.channelId(), agentOf(digits))
                .join();
        variables.ifPresent(all -> all.forEach(phone::setVariable));
        return variables.isPresent();
    }

    /** The agent of this extension, or whose id has these digits; the digits themselves if there is none or several. */
    private String agentOf(String digits) {
        List<Agent> all = desk.agents();
        Optional<Agent> reached =
                all.stream().filter(agent -> agent.extension().equals(digits)).findFirst();
        if (reached.isPresent()) {
            return reached.get().id();
        }
        List<String> meant = all.stream()
                .map(Agent::id)
                .filter(id -> id.replaceAll("[^0-9]", "").equals(digits))
                .toList();
        return meant.size() == 1 ? meant.getFirst() : digits;
    }

    private record Heard(String language, String prompt) {}

    private Heard act(String channel, String code) {
        Optional<Agent> agent = desk.ofPhone(Numbers.telephone(channel));
        if (agent.isEmpty()) {
            LOG.warn("code {} from {}, which is no agent's telephone", code, channel);
            return new Heard(defaultLanguage, UNKNOWN_TELEPHONE);
        }
        String language =
                languages.contains(agent.get().language()) ? agent.get().language() : defaultLanguage;
        if (code.startsWith(SUPERVISE)) {
            return new Heard(language, NOT_SUPERVISED);
        }
        Code known = CODES.get(code);
        if (known == null) {
            return new Heard(language, UNKNOWN_CODE);
        }
        Answer answer = desk.grant(agent.get().id(), known.wish(), agent.get().id() + ", by telephone");
        return new Heard(
                language,
                switch (answer) {
                    case DONE -> known.prompt();
                    case NOT_ON_DUTY -> NOT_ON_DUTY;
                });
    }
}
