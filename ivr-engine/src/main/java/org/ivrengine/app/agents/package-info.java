/** {@code ./ivr agent}: who the agents are, what they can do, and whether they are on duty. */
@NullMarked
package org.ivrengine.app.agents;

import org.jspecify.annotations.NullMarked;
