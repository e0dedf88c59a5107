package org.ivrengine.app.agents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook.Change;
import tools.jackson.databind.json.JsonMapper;

/** Agents for programs, in the names of docs/CONSOLE-API.md. */
final class AgentJson {

    private AgentJson() {}

    static String write(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    static Map<String, Object> agent(Agent agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", agent.id());
        json.put("name", agent.name());
        json.put("phone", agent.phone());
        json.put("language", agent.language());
        json.put("skills", agent.skills());
        json.put("roles", agent.roles());
        return json;
    }

    static List<Map<String, Object>> changes(List<Change> changes) {
        return changes.stream().map(AgentJson::change).toList();
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at_ms", change.at().toEpochMilli());
        json.put("who", change.who());
        json.put("agent", change.agent());
        json.put("what", change.what());
        json.put("from", change.from());
        json.put("to", change.to());
        return json;
    }
}
