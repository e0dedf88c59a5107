/** Tests of recordings. */
@NullMarked
package org.ivrengine.recording;

import org.jspecify.annotations.NullMarked;
