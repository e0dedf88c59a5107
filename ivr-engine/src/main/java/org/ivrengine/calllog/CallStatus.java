package org.ivrengine.calllog;

import java.util.Locale;
import org.ivrengine.flow.port.CallLog.Ending;

/** How a call ended, or that it has not. */
public enum CallStatus {
    OPEN,
    BY_FLOW,
    BY_CALLER,
    TRANSFERRED,
    FAILED,
    UNKNOWN;

    public static CallStatus of(Ending ending) {
        return switch (ending) {
            case BY_FLOW -> BY_FLOW;
            case BY_CALLER -> BY_CALLER;
            case TRANSFERRED -> TRANSFERRED;
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** As people write it, for example {@code by-caller}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
