/** Sums kept beside the rows that they sum up, so that a report of a month need not read them. */
@NullMarked
package org.ivrengine.calllog.sql.figures;

import org.jspecify.annotations.NullMarked;
