/** Operations that a company's own systems perform, over HTTP and JSON, as {@code config/operations.yaml} says. */
@NullMarked
package org.ivrengine.selfservice.http;

import org.jspecify.annotations.NullMarked;
