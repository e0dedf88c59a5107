/** Serves prompts to Asterisk over HTTP, so that no audio has to be copied to any Asterisk. */
@NullMarked
package org.ivrengine.prompts.http;

import org.jspecify.annotations.NullMarked;
