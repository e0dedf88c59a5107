/** Walks a caller through a flow, step by step, over the ports. One call is one thread. */
@NullMarked
package org.ivrengine.flow.run;

import org.jspecify.annotations.NullMarked;
