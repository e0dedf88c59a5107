/** Where callers go who want a person, as long as a queue is a telephone that rings. */
@NullMarked
package org.ivrengine.flow.desk;

import org.jspecify.annotations.NullMarked;
