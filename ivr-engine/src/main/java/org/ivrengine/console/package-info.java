/** The published service: JSON over HTTP, live events, metrics and health. Decides nothing of its own. */
@NullMarked
package org.ivrengine.console;

import org.jspecify.annotations.NullMarked;
