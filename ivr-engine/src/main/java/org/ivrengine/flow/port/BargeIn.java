package org.ivrengine.flow.port;

/** Whether a key cuts a prompt short. A key that does not is kept all the same. */
public enum BargeIn {
    ALLOWED,
    REFUSED
}
