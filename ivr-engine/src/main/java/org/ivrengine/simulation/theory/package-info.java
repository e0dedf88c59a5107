/** Queueing theory in closed form: what the simulator is checked against, and what staffing uses where it holds. */
@NullMarked
package org.ivrengine.simulation.theory;

import org.jspecify.annotations.NullMarked;
