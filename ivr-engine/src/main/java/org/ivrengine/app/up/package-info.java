/** {@code ./ivr up}: Asterisk, the engine in a process of its own, and the watchdog that brings a dead or frozen one back. */
@NullMarked
package org.ivrengine.app.up;

import org.jspecify.annotations.NullMarked;
