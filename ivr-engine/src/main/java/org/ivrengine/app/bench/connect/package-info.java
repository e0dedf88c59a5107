/** {@code ./ivr bench connect}: how soon the phone of an agent who becomes free rings for the next caller. */
@NullMarked
package org.ivrengine.app.bench.connect;

import org.jspecify.annotations.NullMarked;
