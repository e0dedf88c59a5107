/** What a call flow needs from the world: the phone, speech, the call log, the place of its checkpoint. */
@NullMarked
package org.ivrengine.flow.port;

import org.jspecify.annotations.NullMarked;
