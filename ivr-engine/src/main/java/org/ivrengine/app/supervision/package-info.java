/** {@code ./ivr supervise}: supervisors listen, join, and put right what is stuck. */
@NullMarked
package org.ivrengine.app.supervision;

import org.jspecify.annotations.NullMarked;
