/**
 * Flow tests: transcripts of calls that must go as written, and the telephone with a clock of its own that plays them.
 * docs/FLOW-TESTS.md is their reference.
 */
@NullMarked
package org.ivrengine.flow.trial;

import org.jspecify.annotations.NullMarked;
