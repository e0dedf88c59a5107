package org.ivrengine.app.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What one call of the measurement consists of, for every server alike: a checkpoint and a sound, again and again. */
final class BenchCall {

    /** Say steps of a call; each makes two commands. */
    static final int STEPS = 25;

    static final int COMMANDS = 2 * STEPS;

    static final String SOUND_LANGUAGE = "en";
    static final String SOUND_ID = "bench";
    static final String SOUND_FILE = SOUND_LANGUAGE + "/" + SOUND_ID;
    static final String KEYS = "0123456789*#";
    static final String VARIABLE = "IVR_CP_0123456789abcdef0123456789abcdef";

    /** As long as the checkpoint of a small flow. */
    static final String CHECKPOINT = "1 0:" + "checkpoint-of-a-call ".repeat(6);

    private static final ByteBuf SET = line("SET VARIABLE " + VARIABLE + " \"" + CHECKPOINT + "\"");
    private static final ByteBuf PLAY = line("STREAM FILE \"" + SOUND_FILE + "\" \"" + KEYS + "\"");

    private BenchCall() {}

    /** @return the constant bytes of the n-th command, counted from 0; the caller releases them by writing */
    static ByteBuf command(int number) {
        return (number % 2 == 0 ? SET : PLAY).retainedDuplicate();
    }

    private static ByteBuf line(String text) {
        byte[] bytes = (text + "\n").getBytes(US_ASCII);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }
}
