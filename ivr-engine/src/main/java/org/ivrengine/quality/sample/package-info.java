/** Contacts that are drawn for review, by rule. */
@NullMarked
package org.ivrengine.quality.sample;

import org.jspecify.annotations.NullMarked;
