/** How many agents it takes: Erlang's formulas where they hold, simulation where skills make them wrong. */
@NullMarked
package org.ivrengine.simulation.staffing;

import org.jspecify.annotations.NullMarked;
