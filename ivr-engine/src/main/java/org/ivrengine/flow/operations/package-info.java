/** Operations by name: a registry for those that are built in, and a few to try flows with. */
@NullMarked
package org.ivrengine.flow.operations;

import org.jspecify.annotations.NullMarked;
