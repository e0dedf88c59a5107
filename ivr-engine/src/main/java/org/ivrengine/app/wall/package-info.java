/** {@code ./ivr wall}: queues and agents live in the terminal. */
@NullMarked
package org.ivrengine.app.wall;

import org.jspecify.annotations.NullMarked;
