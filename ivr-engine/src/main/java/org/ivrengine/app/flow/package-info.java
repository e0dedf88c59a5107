/** {@code ivr flow …} and {@code ivr call}: flows tried, shown and begun on the command line. */
@NullMarked
package org.ivrengine.app.flow;

import org.jspecify.annotations.NullMarked;
