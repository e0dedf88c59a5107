/** {@code ivr calls review}: judging how contacts were handled. */
@NullMarked
package org.ivrengine.app.calls.review;

import org.jspecify.annotations.NullMarked;
