/** Gives waiting callers to agents: the loop round routing, the queue step on real telephones, contacts. */
@NullMarked
package org.ivrengine.callcenter;

import org.jspecify.annotations.NullMarked;
