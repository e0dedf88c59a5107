package org.ivrengine.real;

import java.nio.ByteBuffer;

/** ITU-T G.711 to linear 16-bit samples. */
final class G711 {

    static final int ULAW = 0;
    static final int ALAW = 8;

    private G711() {}

    static short[] decode(int payloadType, ByteBuffer payload) {
        short[] samples = new short[payload.remaining()];
        for (int i = 0; i < payload.remaining(); i++) {
            samples[i] = payloadType == ALAW ? alaw(payload.get(i)) : ulaw(payload.get(i));
        }
        return samples;
    }

    /** The inverse of decoding, to the nearest. */
    static byte toUlaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32_635) + 0x84;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int bits = (sample < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0F);
        return (byte) ~bits;
    }

    private static short ulaw(byte coded) {
        int bits = ~coded & 0xFF;
        int exponent = (bits >> 4) & 7;
        int magnitude = ((((bits & 0x0F) << 3) + 0x84) << exponent) - 0x84;
        return (short) ((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short alaw(byte coded) {
        int bits = coded ^ 0x55;
        int exponent = (bits >> 4) & 7;
        int magnitude = (bits & 0x0F) << 4;
        magnitude = exponent == 0 ? magnitude + 8 : (magnitude + 0x108) << (exponent - 1);
        return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
