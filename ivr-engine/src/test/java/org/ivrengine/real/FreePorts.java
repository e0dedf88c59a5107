package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports that nobody listens on at the moment. */
final class FreePorts {

    private static final int RANGE_FROM = 20_000;
    private static final int RANGE_TO = 31_000;

    private static final int TCP_FROM = 10_000;
    private static final int TCP_TO = 19_000;
    private static final int TCP_A_PROCESS = 300;
    private static final AtomicInteger TCP_ASKED = new AtomicInteger(
            (int) (ProcessHandle.current().pid() % ((TCP_TO - TCP_FROM) / TCP_A_PROCESS)) * TCP_A_PROCESS);

    private FreePorts() {}

    /** Below those that the system hands out to whoever connects, and another for each test process. */
    static int tcp() {
        while (true) {
            int port = TCP_FROM + TCP_ASKED.getAndIncrement() % (TCP_TO - TCP_FROM);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
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
