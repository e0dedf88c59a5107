/** How long what is personal stays, deleted by rule and on request, provably. */
@NullMarked
package org.ivrengine.retention;

import org.jspecify.annotations.NullMarked;
