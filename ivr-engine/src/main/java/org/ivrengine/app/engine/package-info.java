/** The engine in one process: calls come in over FastAGI, flows walk them, the manager connection watches, the log keeps. */
@NullMarked
package org.ivrengine.app.engine;

import org.jspecify.annotations.NullMarked;
