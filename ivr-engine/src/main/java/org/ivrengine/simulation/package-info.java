/** Seeded callers and agents that drive {@code routing}, and the queueing theory to check them against. */
@NullMarked
package org.ivrengine.simulation;

import org.jspecify.annotations.NullMarked;
