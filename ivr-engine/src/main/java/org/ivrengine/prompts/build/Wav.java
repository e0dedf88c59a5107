package org.ivrengine.prompts.build;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files with 16-bit PCM, the only ones that Asterisk plays under that name. */
public final class Wav {

    private static final int HEADER_BYTES = 44;
    private static final int FORMAT_PCM = 1;
    /** PCM whose format has an extension; several voices write it. */
    private static final int FORMAT_EXTENSIBLE = 0xFFFE;

    private Wav() {}

    /**
     * The format of a file.
     *
     * @param rate samples a second
     */
    public record Format(int rate, int channels, int bits) {

        /** What Asterisk plays without converting. */
        public static final Format TELEPHONE = new Format(Audio.TELEPHONE_RATE, 1, 16);

        @Override
        public String toString() {
            return rate + " Hz, " + channels + (channels == 1 ? " channel, " : " channels, ") + bits + " bits";
        }
    }

    /** @throws IllegalArgumentException when these bytes are no PCM WAV file */
    public static Format format(byte[] file) {
        return parse(file).format();
    }

    /**
     * Reads a file; several channels are mixed to one.
     *
     * @throws IllegalArgumentException when these bytes are no WAV file with 16-bit PCM
     */
    static Audio read(byte[] file) {
        Parsed parsed = parse(file);
        Format format = parsed.format();
        if (format.bits() != 16) {
            throw new IllegalArgumentException("has " + format.bits() + " bits a sample; expected 16");
        }
        float[] samples = new float[parsed.data().remaining() / (2 * format.channels())];
        for (int i = 0; i < samples.length; i++) {
            float sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += parsed.data().getShort();
            }
            samples[i] = sum / format.channels() / 32_768f;
        }
        return new Audio(format.rate(), samples);
    }

    /** @return the bytes of a file with one channel and 16 bits */
    public static byte[] write(Audio audio) {
        int dataBytes = audio.length() * 2;
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(ascii("WAVE"));
        out.put(ascii("fmt ")).putInt(16);
        out.putShort((short) FORMAT_PCM).putShort((short) 1);
        out.putInt(audio.rate()).putInt(audio.rate() * 2);
        out.putShort((short) 2).putShort((short) 16);
        out.put(ascii("data")).putInt(dataBytes);
        for (int i = 0; i < audio.length(); i++) {
            int value = Math.round(audio.sample(i) * 32_767f);
            out.putShort((short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE));
        }
        return out.array();
    }

    private record Parsed(Format format, ByteBuffer data) {}

    private static Parsed parse(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            expect(in, "RIFF");
            in.getInt();
            expect(in, "WAVE");
            Format format = null;
            while (true) {
                String chunk = tag(in);
                // Voices that write to a pipe leave lengths of 0 or -1; then the data goes to the end of the file.
                long declared = Integer.toUnsignedLong(in.getInt());
                if (chunk.equals("data") && format != null) {
                    int length = (int) (declared == 0 ? in.remaining() : Math.min(declared, in.remaining()));
                    ByteBuffer data = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                    return new Parsed(format, data);
                }
                int next = (int) Math.min(in.limit(), in.position() + declared + declared % 2);
                if (chunk.equals("fmt ")) {
                    format = readFormat(in);
                }
                in.position(next);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("is no WAV file: it ends too early", e);
        }
    }

    private static Format readFormat(ByteBuffer in) {
        int code = Short.toUnsignedInt(in.getShort());
        int channels = Short.toUnsignedInt(in.getShort());
        int rate = in.getInt();
        in.getInt();
        in.getShort();
        int bits = Short.toUnsignedInt(in.getShort());
        if ((code != FORMAT_PCM && code != FORMAT_EXTENSIBLE) || channels == 0 || rate <= 0) {
            throw new IllegalArgumentException(
                    "is no PCM: format " + code + ", " + channels + " channels, " + rate + " Hz");
        }
        return new Format(rate, channels, bits);
    }

    private static void expect(ByteBuffer in, String tag) {
        if (!tag(in).equals(tag)) {
            throw new IllegalArgumentException("is no WAV file: \"" + tag + "\" is missing");
        }
    }

    private static String tag(ByteBuffer in) {
        byte[] tag = new byte[4];
        in.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
