package org.ivrengine.console;

/**
 * What a request comes to.
 *
 * @param status of HTTP
 * @param body a record of {@link Wire}
 */
record Reply(int status, Object body) {

    static Reply ok(Object body) {
        return new Reply(200, body);
    }
}
