/** Agents' levels in files, CSV and YAML, in and out. */
@NullMarked
package org.ivrengine.callcenter.file;

import org.jspecify.annotations.NullMarked;
