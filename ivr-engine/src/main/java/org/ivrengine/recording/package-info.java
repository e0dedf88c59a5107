/** Recordings of talks: made by Asterisk, fetched, kept as stereo files that are found with their call. */
@NullMarked
package org.ivrengine.recording;

import org.jspecify.annotations.NullMarked;
