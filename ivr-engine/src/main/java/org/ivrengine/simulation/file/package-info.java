/** Scenario and forecast files: YAML and CSV in, checked models out, all faults at once with line and column. */
@NullMarked
package org.ivrengine.simulation.file;

import org.jspecify.annotations.NullMarked;
