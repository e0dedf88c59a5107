package org.ivrengine.real;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * The voice and the ear of a {@link SipPhone}: it says one tone without end, and knows which other tones it has heard in
 * the last moment. Tones that lie on whole periods of {@link #WINDOW_MS} do not disturb one another.
 */
final class PhoneVoice implements AutoCloseable {

    private static final int RATE = 8_000;
    private static final int PACKET_SAMPLES = 160;
    private static final long PACKET_NS = 20_000_000;
    private static final int HEADER = 12;
    private static final int AMPLITUDE = 6_000;

    /** The noise of a line without sound is far below; any music far above. */
    private static final int QUIET = 50;

    /** What is heard is the sound of the last 400 ms. */
    private static final int WINDOW_MS = 400;

    private static final int WINDOW = RATE * WINDOW_MS / 1_000;

    /** Of the loudness with which it was said; another one's tone leaks less than a hundredth. */
    private static final double HEARD = 0.25;

    private final SipPhone phone;
    private final int hz;
    private final short[] heard = new short[WINDOW];
    private long heardSamples;
    private volatile int asterisksPort;
    private volatile boolean closed;
    private final PhoneEar ear;

    PhoneVoice(SipPhone phone, int hz) {
        this.phone = phone;
        this.hz = hz;
        Thread.ofPlatform().daemon().name("voice-" + phone.user()).start(this::speak);
        ear = new PhoneEar(phone, this::heard);
    }

    /** From now on in this call; once it is up. */
    PhoneVoice in(SipDialog call) {
        asterisksPort = call.asterisksAudioPort();
        return this;
    }

    int hz() {
        return hz;
    }

    /** Whose tones are in what was heard last. */
    synchronized Set<String> hears(Map<String, PhoneVoice> voices) {
        Set<String> names = new TreeSet<>();
        new TreeMap<>(voices).forEach((name, voice) -> {
            if (loudness(voice.hz) > HEARD) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether there was any sound, music for example, in what was heard last. */
    synchronized boolean hearsSound() {
        long energy = 0;
        for (short sample : heard) {
            energy += (long) sample * sample;
        }
        return energy > (long) QUIET * QUIET * WINDOW;
    }

    /** Nothing of what was heard until now counts. */
    synchronized void forget() {
        Arrays.fill(heard, (short) 0);
    }

    /** Correlation with a tone, by Goertzel; 1 where it is as loud as it was said. */
    private double loudness(int tone) {
        double turn = 2 * Math.cos(2 * Math.PI * tone / RATE);
        double before = 0;
        double last = 0;
        for (int i = 0; i < WINDOW; i++) {
            double next = heard[(int) ((heardSamples + i) % WINDOW)] + turn * last - before;
            before = last;
            last = next;
        }
        double power = last * last + before * before - turn * last * before;
        return 2 * Math.sqrt(Math.max(0, power)) / WINDOW / AMPLITUDE;
    }

    private void speak() {
        int sequence = 0;
        long samples = 0;
        long nextNs = System.nanoTime();
        while (!closed) {
            nextNs += PACKET_NS;
            LockSupport.parkNanos(nextNs - System.nanoTime());
            int port = asterisksPort;
            if (port != 0) {
                ByteBuffer rtp = ByteBuffer.allocate(HEADER + PACKET_SAMPLES);
                rtp.put((byte) 0x80).put((byte) G711.ULAW).putShort((short) sequence);
                rtp.putInt((int) samples).putInt(hz);
                for (int i = 0; i < PACKET_SAMPLES; i++) {
                    rtp.put(ulaw((int) (AMPLITUDE * Math.sin(2 * Math.PI * hz * (samples + i) / RATE))));
                }
                send(rtp.array(), port);
            }
            sequence++;
            samples += PACKET_SAMPLES;
        }
    }

    private void send(byte[] packet, int port) {
        try {
            phone.audio()
                    .send(new DatagramPacket(
                            packet, packet.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        } catch (IOException gone) {
            closed |= phone.audio().isClosed(); // else the call is over, and Asterisk's port with it
        }
    }

    private synchronized void heard(short[] samples) {
        for (short sample : samples) {
            heard[(int) (heardSamples++ % WINDOW)] = sample;
        }
    }

    /** ITU-T G.711. */
    private static byte ulaw(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), 32_635) + 0x84;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | exponent << 4 | mantissa);
    }

    @Override
    public void close() {
        closed = true;
        ear.close();
    }
}
