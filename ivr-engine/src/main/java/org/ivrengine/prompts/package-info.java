/** What callers hear: texts and audio per language, values in words, synthesis by command. */
@NullMarked
package org.ivrengine.prompts;

import org.jspecify.annotations.NullMarked;
