/** Scorecards and rules of samples as people write them. */
@NullMarked
package org.ivrengine.quality.file;

import org.jspecify.annotations.NullMarked;
