package org.ivrengine.real;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a telephone of a test sends into a call: a tone or silence, 20 ms at a time, and keys by RFC 4733. */
@SuppressWarnings("FutureReturnValueIgnored") // it speaks until it is closed
final class Voice implements AutoCloseable {

    private static final int SAMPLES = 160;
    private static final int RATE = 8_000;
    private static final int TELEPHONE_EVENT = 101;
    private static final int LOUDNESS = 8_000;

    /** A key is down for 100 ms: so many packets before those that tell its end. */
    private static final int KEY_PACKETS = 5;

    private static final int END_PACKETS = 3;

    private final SipPhone phone;
    private final int port;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("voice").factory());
    private final int source = System.identityHashCode(this);
    private int sequence;
    private int timestamp;
    private long spoken;

    /** Those of keys that are not sent yet. */
    private final Queue<KeyPacket> keys = new ArrayDeque<>();

    /** By the time of the stream. */
    private int keyBegan;

    /** In hertz; 0 is silence. */
    private volatile int tone;

    private volatile boolean mute;

    Voice(SipPhone phone, int port) {
        this.phone = phone;
        this.port = port;
        clock.scheduleAtFixedRate(this::packet, 0, 20, TimeUnit.MILLISECONDS);
    }

    /** From now on this tone. @return when, by this machine's clock */
    long say(int hertz) {
        tone = hertz;
        return Instant.now().toEpochMilli();
    }

    long beSilent() {
        return say(0);
    }

    /** Whether no packets are sent at all, as telephones do that save on silence. */
    void sendNothing(boolean nothing) {
        mute = nothing;
    }

    /** Presses a key for a tenth of a second; returns at once. */
    void press(char key) {
        clock.execute(() -> {
            for (int i = 1; i <= KEY_PACKETS + END_PACKETS; i++) {
                keys.add(new KeyPacket(key, i));
            }
        });
    }

    /** One of a key, in the place of sound, as telephones send them: all at once, Asterisk now and then stopped a prompt. */
    private record KeyPacket(char key, int number) {

        boolean isFirst() {
            return number == 1;
        }

        byte[] payload() {
            boolean isEnd = number > KEY_PACKETS;
            return ByteBuffer.allocate(4)
                    .put((byte) "0123456789*#".indexOf(key))
                    .put((byte) (isEnd ? 0x8A : 0x0A))
                    .putShort((short) (Math.min(number, KEY_PACKETS) * SAMPLES))
                    .array();
        }
    }

    private void packet() {
        KeyPacket ofKey = keys.poll();
        if (ofKey != null) {
            if (ofKey.isFirst()) {
                keyBegan = timestamp;
            }
            send(TELEPHONE_EVENT | (ofKey.isFirst() ? 0x80 : 0), keyBegan, ofKey.payload());
            timestamp += SAMPLES;
            return;
        }
        byte[] sound = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            sound[i] = G711.toUlaw((int) (LOUDNESS * Math.sin(2 * Math.PI * tone * spoken++ / RATE)));
        }
        if (!mute) {
            send(G711.ULAW, timestamp, sound);
        }
        timestamp += SAMPLES;
    }

    private void send(int type, int stamp, byte[] payload) {
        ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80)
                .put((byte) type)
                .putShort((short) sequence++)
                .putInt(stamp)
                .putInt(source);
        phone.sendAudio(packet.put(payload).array(), port);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
