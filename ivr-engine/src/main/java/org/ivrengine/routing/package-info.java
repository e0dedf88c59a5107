/** Who gets which call. Pure and deterministic: {@code apply(nowMs, Command)} returns effects; java.base only. */
@NullMarked
package org.ivrengine.routing;

import org.jspecify.annotations.NullMarked;
