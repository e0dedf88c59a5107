/** Operations by name: a registry, and two sets of them as one. */
@NullMarked
package org.ivrengine.flow.operations;

import org.jspecify.annotations.NullMarked;
