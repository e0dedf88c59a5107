/** Commands of whoever plans a call centre: {@code simulate} and {@code staff}. */
@NullMarked
package org.ivrengine.app.planning;

import org.jspecify.annotations.NullMarked;
