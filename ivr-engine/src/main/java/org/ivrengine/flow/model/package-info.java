/** A call flow as values: what a flow's file says after it has been read. Immutable, and knows where each part stands. */
@NullMarked
package org.ivrengine.flow.model;

import org.jspecify.annotations.NullMarked;
