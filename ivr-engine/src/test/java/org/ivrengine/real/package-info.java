/**
 * Tests against a real Asterisk with real callers, and what they are made of: {@link org.ivrengine.real.RealAsterisk}
 * starts one for all of them, {@link org.ivrengine.real.SippCaller} calls it, {@link org.ivrengine.real.HeardAudio} is
 * what the caller heard.
 */
@NullMarked
package org.ivrengine.real;

import org.jspecify.annotations.NullMarked;
