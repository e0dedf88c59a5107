/** Cost of the routing core, command by command, and how it grows. */
@NullMarked
package org.ivrengine.app.bench.routing;

import org.jspecify.annotations.NullMarked;
