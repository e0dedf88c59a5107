/** {@code config/engine.yaml}: what the operator sets, read with the place of every fault. */
@NullMarked
package org.ivrengine.app.config;

import org.jspecify.annotations.NullMarked;
