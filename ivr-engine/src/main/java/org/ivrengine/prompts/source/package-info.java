/** Fields of the files that hold what callers hear. */
@NullMarked
package org.ivrengine.prompts.source;

import org.jspecify.annotations.NullMarked;
