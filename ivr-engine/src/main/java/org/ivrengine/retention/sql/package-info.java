/** Requests, holds, rules and proofs of deletion, carried out in the database and on disk. */
@NullMarked
package org.ivrengine.retention.sql;

import org.jspecify.annotations.NullMarked;
