/** The expression language of conditions: CEL, kept behind this package because the library is not at 1.0 yet. */
@NullMarked
package org.ivrengine.flow.expr;

import org.jspecify.annotations.NullMarked;
