/** Reads YAML that people write, so that every fault can be told at once: file, line, column, and what would be right. */
@NullMarked
package org.ivrengine.yaml;

import org.jspecify.annotations.NullMarked;
