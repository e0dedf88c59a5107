/** Rules of retention as people write them. */
@NullMarked
package org.ivrengine.retention.file;

import org.jspecify.annotations.NullMarked;
