/** FastAGI wire: a pure codec, the Netty server, and {@code Phone} over one AGI session. */
@NullMarked
package org.ivrengine.agi;

import org.jspecify.annotations.NullMarked;
