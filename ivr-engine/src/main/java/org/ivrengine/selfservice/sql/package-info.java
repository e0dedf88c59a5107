/** Self-service on a database. */
@NullMarked
package org.ivrengine.selfservice.sql;

import org.jspecify.annotations.NullMarked;
