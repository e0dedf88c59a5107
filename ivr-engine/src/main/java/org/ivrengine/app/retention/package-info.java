/** {@code ivr retention}. */
@NullMarked
package org.ivrengine.app.retention;

import org.jspecify.annotations.NullMarked;
