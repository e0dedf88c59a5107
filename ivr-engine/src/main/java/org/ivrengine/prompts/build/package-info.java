/** Makes audio from texts: a voice's command, then telephone sound; never touches what a person recorded. */
@NullMarked
package org.ivrengine.prompts.build;

import org.jspecify.annotations.NullMarked;
