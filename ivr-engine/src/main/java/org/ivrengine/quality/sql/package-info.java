/** Scorecards, reviews and samples in the database. */
@NullMarked
package org.ivrengine.quality.sql;

import org.jspecify.annotations.NullMarked;
