/** Opening hours: schedules with holidays and part days, in their own time zones. Pure. */
@NullMarked
package org.ivrengine.flow.hours;

import org.jspecify.annotations.NullMarked;
