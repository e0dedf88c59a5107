/** Scorecards, reviews made with them, samples to review, and figures of reviews. */
@NullMarked
package org.ivrengine.quality;

import org.jspecify.annotations.NullMarked;
