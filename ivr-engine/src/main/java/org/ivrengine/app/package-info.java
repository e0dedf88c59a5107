/** The command line, configuration and wiring by hand: the one place that knows everybody. */
@NullMarked
package org.ivrengine.app;

import org.jspecify.annotations.NullMarked;
