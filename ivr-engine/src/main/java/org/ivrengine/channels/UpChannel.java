package org.ivrengine.channels;

/**
 * A channel that is up.
 *
 * @param id Asterisk's unique id of it
 * @param name for example {@code PJSIP/trunk-00000007}
 * @param call our id of the call that it carries; empty while it carries none
 */
public record UpChannel(String id, String name, String call) {}
