/** Calls by the keys that order them: what a call is found by, and how several conditions on it are searched at once. */
@NullMarked
package org.ivrengine.calllog.sql.keys;

import org.jspecify.annotations.NullMarked;
