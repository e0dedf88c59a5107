/** The contact record and the figures made of it; pure folds. Durations in milliseconds, java.base only. */
@NullMarked
package org.ivrengine.report;

import org.jspecify.annotations.NullMarked;
