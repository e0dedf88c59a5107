/** Databases for tests, and the tests of the database's access. */
@NullMarked
package org.ivrengine.store;

import org.jspecify.annotations.NullMarked;
