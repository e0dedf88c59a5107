/** {@code ./ivr check}: everything that is wrong in the files of rules, in one list. */
@NullMarked
package org.ivrengine.app.check;

import org.jspecify.annotations.NullMarked;
