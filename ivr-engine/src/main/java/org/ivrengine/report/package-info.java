/** The contact record and the figures made of it; pure folds. */
@NullMarked
package org.ivrengine.report;

import org.jspecify.annotations.NullMarked;
