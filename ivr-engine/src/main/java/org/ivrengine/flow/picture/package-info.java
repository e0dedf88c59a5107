/** A flow for the eye: an outline for the terminal and a drawing. */
@NullMarked
package org.ivrengine.flow.picture;

import org.jspecify.annotations.NullMarked;
