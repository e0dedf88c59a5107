package org.ivrengine.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ivrengine.callcenter.AgentDesk;
import org.ivrengine.callcenter.AgentDesk.Wish;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook.Change;
import org.ivrengine.callcenter.port.AgentBook.NoSuchAgentException;
import org.jspecify.annotations.Nullable;

/** What can be asked about agents, and for them. */
final class AgentEndpoints {

    /** Said of who asks without saying who. */
    private static final String SOMEBODY = "console";

    private static final int WHO_MAX = 80;

    private final AgentDesk desk;

    AgentEndpoints(AgentDesk desk) {
        this.desk = desk;
    }

    Wire.Agents list(Floor floor) {
        Map<String, Floor.OnDuty> onDuty = new HashMap<>();
        floor.agents().forEach(agent -> onDuty.put(agent.id(), agent));
        return new Wire.Agents(
                floor.atMs(),
                desk.agents().stream()
                        .map(agent -> wire(agent, onDuty.get(agent.id())))
                        .toList());
    }

    Wire.Agent one(String id, Floor floor) {
        Agent agent = desk.agent(id).orElseThrow(() -> new NoSuchAgentException(id));
        return wire(
                agent,
                floor.agents().stream()
                        .filter(onDuty -> onDuty.id().equals(id))
                        .findFirst()
                        .orElse(null));
    }

    private static Wire.Agent wire(Agent agent, Floor.@Nullable OnDuty duty) {
        return new Wire.Agent(
                agent.id(),
                agent.name(),
                agent.phone(),
                agent.language(),
                agent.skills(),
                agent.roles(),
                duty == null ? "signed_out" : duty.state(),
                duty == null ? "" : duty.reason(),
                duty == null ? 0 : duty.sinceMs(),
                duty == null ? "" : duty.call(),
                duty != null && duty.holding());
    }

    /** @param verb last part of the path */
    Wire.Done grant(String agent, String verb, String body) {
        Wire.DutyWish wish = Json.read(body, Wire.DutyWish.class);
        String reason = wish.reason();
        if (reason != null && !verb.equals("pause")) {
            throw new Refusal(400, "only a pause has a reason");
        }
        AgentDesk.Answer answer = desk.grant(
                agent,
                switch (verb) {
                    case "sign-in" -> new Wish.SignIn();
                    case "sign-out" -> new Wish.SignOut();
                    case "pause" -> new Wish.Pause(reason == null ? "" : reason);
                    case "resume" -> new Wish.Resume();
                    case "ready" -> new Wish.Ready();
                    default ->
                        throw new Refusal(
                                404, "nobody can \"" + verb + "\"; there are sign-in, sign-out, pause, resume, ready");
                },
                who(wish.who()));
        return switch (answer) {
            case DONE -> new Wire.Done(true);
            case NOT_ON_DUTY -> throw new Refusal(409, agent + " is not on duty");
        };
    }

    Wire.Changes setLevels(String body) {
        Wire.LevelsWish wish = Json.read(body, Wire.LevelsWish.class);
        SortedMap<String, SortedMap<String, Integer>> levels = wish.levels();
        if (levels == null) {
            throw new Refusal(400, "\"levels\" is missing, for example {\"levels\": {\"anna\": {\"billing\": 80}}}");
        }
        return new Wire.Changes(desk.setLevels(levels, who(wish.who())).stream()
                .map(AgentEndpoints::wire)
                .toList());
    }

    private static Wire.Change wire(Change change) {
        return new Wire.Change(
                change.at().toEpochMilli(), change.who(), change.agent(), change.what(), change.from(), change.to());
    }

    Wire.Done changed(String body) {
        List<String> agents = Json.read(body, Wire.ChangedWish.class).agents();
        if (agents == null) {
            throw new Refusal(400, "\"agents\" is missing, for example {\"agents\": [\"anna\"]}");
        }
        desk.changed(agents);
        return new Wire.Done(true);
    }

    static String who(@Nullable String said) {
        String who = said == null || said.isBlank() ? SOMEBODY : said.strip();
        return who.length() <= WHO_MAX ? who : who.substring(0, WHO_MAX);
    }
}
