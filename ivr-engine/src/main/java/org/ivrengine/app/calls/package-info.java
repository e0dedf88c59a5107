/** {@code ivr calls}: calls found again, and shown. */
@NullMarked
package org.ivrengine.app.calls;

import org.jspecify.annotations.NullMarked;
