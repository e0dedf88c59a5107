/** {@code ./ivr bench history}: years of calls made up, searched and reported. */
@NullMarked
package org.ivrengine.app.bench.history;

import org.jspecify.annotations.NullMarked;
