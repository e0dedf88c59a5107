/** Which version of the flows runs, and those that calls may still be on. */
@NullMarked
package org.ivrengine.flow.versions;

import org.jspecify.annotations.NullMarked;
