/** {@code ./ivr report}: the figures of docs on measures, from the contacts on record. */
@NullMarked
package org.ivrengine.app.report;

import org.jspecify.annotations.NullMarked;
