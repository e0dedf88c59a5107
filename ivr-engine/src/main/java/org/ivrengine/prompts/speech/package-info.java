/** Values in the caller's language: wording by ICU rules and data, sounds by vocabulary. */
@NullMarked
package org.ivrengine.prompts.speech;

import org.jspecify.annotations.NullMarked;
