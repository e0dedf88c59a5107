package org.ivrengine.callcenter;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ivrengine.callcenter.port.Agent;

/** The agents on duty, by id and by telephone. Belongs to the call center's thread. */
final class Roster {

    private final Map<String, Attendance> byId = new TreeMap<>();
    private final Map<String, Attendance> byPhone = new TreeMap<>();

    /** She comes on duty, or her skills or telephone are others. */
    Attendance put(Agent agent) {
        Attendance attendance = byId.computeIfAbsent(agent.id(), _ -> new Attendance(agent));
        byPhone.remove(attendance.agent.phone(), attendance);
        attendance.agent = agent;
        byPhone.put(agent.phone(), attendance);
        return attendance;
    }

    void remove(Attendance attendance) {
        byId.remove(attendance.agent.id());
        byPhone.remove(attendance.agent.phone(), attendance);
    }

    Optional<Attendance> agent(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Attendance> phone(String endpoint) {
        return Optional.ofNullable(byPhone.get(endpoint));
    }

    Collection<Attendance> all() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
