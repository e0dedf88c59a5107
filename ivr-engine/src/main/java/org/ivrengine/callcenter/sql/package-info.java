/** Agents in the database. */
@NullMarked
package org.ivrengine.callcenter.sql;

import org.jspecify.annotations.NullMarked;
