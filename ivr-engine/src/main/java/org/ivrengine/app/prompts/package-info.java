/** {@code ivr prompts ...}: audio from texts. */
@NullMarked
package org.ivrengine.app.prompts;

import org.jspecify.annotations.NullMarked;
