/** What is up on Asterisk, folded from manager events. Pure: no I/O, no threads, no clock. */
@NullMarked
package org.ivrengine.channels;

import org.jspecify.annotations.NullMarked;
