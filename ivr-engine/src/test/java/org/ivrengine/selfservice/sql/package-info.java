/** Self-service on H2 and PostgreSQL: the same conversations on both. */
@NullMarked
package org.ivrengine.selfservice.sql;

import org.jspecify.annotations.NullMarked;
