package org.ivrengine.app.asterisk;

/**
 * What one Asterisk listens on.
 *
 * @param sip UDP
 * @param rtpFirst UDP; a call takes two, from here up to and including {@code rtpLast}
 * @param ami TCP, the manager interface
 */
public record InstancePorts(int sip, int rtpFirst, int rtpLast, int ami) {

    /** The customary ones. */
    public static final InstancePorts STANDARD = new InstancePorts(5060, 10_000, 19_999, 5038);

    public InstancePorts {
        if (rtpFirst >= rtpLast) {
            throw new IllegalArgumentException("no RTP ports from " + rtpFirst + " to " + rtpLast);
        }
    }
}
