/** The music on hold that is shipped, composed so that nobody's rights are touched. */
@NullMarked
package org.ivrengine.prompts.music;

import org.jspecify.annotations.NullMarked;
