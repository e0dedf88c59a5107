/** Reads the rules of routing, as people write them, into {@code routing}'s own: the same keys live and in scenarios. */
@NullMarked
package org.ivrengine.rules;

import org.jspecify.annotations.NullMarked;
