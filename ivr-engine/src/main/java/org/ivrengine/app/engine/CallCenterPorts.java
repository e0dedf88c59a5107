package org.ivrengine.app.engine;

import java.util.Optional;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.Switchboard;

/**
 * What the call center is connected to.
 *
 * @param contacts where contacts are kept; empty: in the call log
 */
public record CallCenterPorts(AgentDirectory agents, Switchboard switchboard, Optional<ContactLog> contacts) {}
