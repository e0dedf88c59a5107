package org.ivrengine.agi.codec;

import org.jspecify.annotations.Nullable;

/** What Asterisk answers to one command. */
public sealed interface AgiReply {

    /**
     * {@code 200 result=49 endpos=8000} and its kin.
     *
     * @param result what stands behind {@code result=}; often a number, may be empty or a row of keys
     * @param value what stands in parentheses, for example a variable's value or {@code timeout}
     * @param endpos where playing or recording ended, in samples; -1 where there is none
     */
    record Success(String result, @Nullable String value, long endpos) implements AgiReply {

        /** The reply of most commands. */
        static final Success ZERO = new Success("0", null, -1);

        /** @return the result as a number; {@code Integer.MIN_VALUE} where it is none */
        public int code() {
            return switch (result) {
                case "0" -> 0;
                case "1" -> 1;
                case "-1" -> -1;
                default -> parsed();
            };
        }

        private int parsed() {
            try {
                return Integer.parseInt(result);
            } catch (NumberFormatException notANumber) {
                return Integer.MIN_VALUE;
            }
        }
    }

    /** {@code 510} or {@code 520}: Asterisk does not know the command, or not with these words. */
    record Refused(int status, String text) implements AgiReply {}

    /** {@code 511}: the channel is gone, or this command may not run on what is left of it. */
    record DeadChannel(String text) implements AgiReply {}
}
