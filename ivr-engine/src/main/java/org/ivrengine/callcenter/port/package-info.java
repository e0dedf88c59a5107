/** What the call center needs from the world: agents, the telephone system's switchboard, the log. */
@NullMarked
package org.ivrengine.callcenter.port;

import org.jspecify.annotations.NullMarked;
