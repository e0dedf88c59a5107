/** From the text of flows to the model, with every fault of a file at once. */
@NullMarked
package org.ivrengine.flow.load;

import org.jspecify.annotations.NullMarked;
