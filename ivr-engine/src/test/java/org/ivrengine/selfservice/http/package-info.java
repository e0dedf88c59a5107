@NullMarked
package org.ivrengine.selfservice.http;

import org.jspecify.annotations.NullMarked;
