/** {@code ivr account}: accounts as an operator sees them. */
@NullMarked
package org.ivrengine.app.account;

import org.jspecify.annotations.NullMarked;
