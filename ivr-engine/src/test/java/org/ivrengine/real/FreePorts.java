package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on at the moment. */
final class FreePorts {

    private static final int RANGE_FROM = 20_000;
    private static final int RANGE_TO = 31_000;

    private FreePorts() {}

    static int tcp() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static int udp() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first of so many UDP ports, below those that the system hands out; another for each test process. */
    static int udpRange(int count) {
        int places = (RANGE_TO - RANGE_FROM) / count;
        return RANGE_FROM + (int) (ProcessHandle.current().pid() % places) * count;
    }
}
