/** Asterisk Manager: the only importer of asterisk-java's manager classes; turns its events into values. */
@NullMarked
package org.ivrengine.ami;

import org.jspecify.annotations.NullMarked;
