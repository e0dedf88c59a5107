/** Reads YAML so that every fault can be told with file, line and column. */
@NullMarked
package org.ivrengine.prompts.source;

import org.jspecify.annotations.NullMarked;
