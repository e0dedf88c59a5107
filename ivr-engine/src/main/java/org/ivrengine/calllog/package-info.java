/** Calls and their steps, kept durably and found again. */
@NullMarked
package org.ivrengine.calllog;

import org.jspecify.annotations.NullMarked;
