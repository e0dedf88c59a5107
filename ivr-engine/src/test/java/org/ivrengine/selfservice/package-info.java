/** What self-service promises to flows and to their readers. */
@NullMarked
package org.ivrengine.selfservice;

import org.jspecify.annotations.NullMarked;
