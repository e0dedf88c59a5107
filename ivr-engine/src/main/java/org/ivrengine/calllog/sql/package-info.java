/** The call log's tables: written from the journal, and searched. */
@NullMarked
package org.ivrengine.calllog.sql;

import org.jspecify.annotations.NullMarked;
