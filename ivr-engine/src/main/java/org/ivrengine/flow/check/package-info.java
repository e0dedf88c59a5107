/** Finds what a caller would stumble over, before a caller does: the linter of flows. */
@NullMarked
package org.ivrengine.flow.check;

import org.jspecify.annotations.NullMarked;
