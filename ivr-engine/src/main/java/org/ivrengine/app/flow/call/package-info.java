/** {@code ivr call}: a telephone in the terminal, on the same engine that answers real calls. */
@NullMarked
package org.ivrengine.app.flow.call;

import org.jspecify.annotations.NullMarked;
