/** Supervisors: who listens to, speaks into, joins or takes over a talk, moves or ends calls; every act is on record. */
@NullMarked
package org.ivrengine.callcenter.supervision;

import org.jspecify.annotations.NullMarked;
