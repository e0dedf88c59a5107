package org.ivrengine.agi;

import org.ivrengine.agi.codec.AgiRequest;

/**
 * A call that Asterisk has handed over.
 *
 * @param request what Asterisk says of it
 * @param phone the hands on it
 */
public record AgiCall(AgiRequest request, AgiPhone phone) {}
