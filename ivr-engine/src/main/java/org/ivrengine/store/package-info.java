/** The database: pool of connections, migrations, an embedded H2 that other processes on this machine can use, too. */
@NullMarked
package org.ivrengine.store;

import org.jspecify.annotations.NullMarked;
