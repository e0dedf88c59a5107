/** Measurements that anybody can repeat, each beside its limit and what others reach on the same machine. */
@NullMarked
package org.ivrengine.app.bench;

import org.jspecify.annotations.NullMarked;
