package org.ivrengine.agi.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.TalkKeys;

/**
 * One command line, checked: what cannot be sent safely cannot be made.
 *
 * <p>Asterisk splits a line at blanks, takes what stands in double quotes as one word and reads a backslash as an escape.
 * A line feed, carriage return or NUL ends the line, and what follows would run as a command of its own; it is refused
 * here, before a byte is written.
 */
public final class AgiCommand {

    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z]{1,40}");

    /** What stands in an argument of {@code EXEC} for itself: no comma, no bar, no {@code & ^ $ { }}. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@._:/+ -]*");

    private static final String KEYS = "0123456789*#ABCD";

    private static final int VARIABLE_LENGTH_MAX = 80;

    private final String line;

    private AgiCommand(String line) {
        if (line.length() * 3 > AgiSyntax.COMMAND_BYTES_MAX
                && line.getBytes(UTF_8).length > AgiSyntax.COMMAND_BYTES_MAX) {
            throw new IllegalArgumentException("AGI line of " + line.getBytes(UTF_8).length + " bytes; at most "
                    + AgiSyntax.COMMAND_BYTES_MAX + " are safe");
        }
        this.line = line;
    }

    public static AgiCommand answer() {
        return new AgiCommand("ANSWER");
    }

    public static AgiCommand channelStatus() {
        return new AgiCommand("CHANNEL STATUS");
    }

    public static AgiCommand hangUp() {
        return new AgiCommand("HANGUP");
    }

    /** @param escapeDigits keys that end the playing, may be empty */
    public static AgiCommand streamFile(String file, String escapeDigits) {
        return streamFile(file, escapeDigits, 0);
    }

    /** @param fromSample where to begin, in samples; 0 is the beginning */
    public static AgiCommand streamFile(String file, String escapeDigits, long fromSample) {
        return new AgiCommand("STREAM FILE " + quoted(file) + " \"" + keys(escapeDigits) + "\""
                + (fromSample <= 0 ? "" : " " + fromSample));
    }

    public static AgiCommand waitForDigit(Duration within) {
        // Less than a millisecond would be no wait at all, and who waits would ask again and again.
        return new AgiCommand("WAIT FOR DIGIT " + Math.max(1, within.toMillis()));
    }

    public static AgiCommand setVariable(String name, String value) {
        return new AgiCommand("SET VARIABLE " + variableName(name) + " " + quoted(value));
    }

    public static AgiCommand getVariable(String name) {
        return new AgiCommand("GET VARIABLE " + variableName(name));
    }

    public static AgiCommand setMusicOn(String musicClass) {
        return new AgiCommand("SET MUSIC ON " + quoted(musicClass));
    }

    public static AgiCommand setMusicOff() {
        return new AgiCommand("SET MUSIC OFF");
    }

    /**
     * Records without a beep: Asterisk's own needs its sound packages, and without them the recording fails; see
     * {@link #beep}.
     *
     * @param silence ends the recording; zero: never
     */
    public static AgiCommand recordFile(String file, String escapeDigits, Duration longest, Duration silence) {
        return new AgiCommand("RECORD FILE " + quoted(file) + " wav \"" + keys(escapeDigits) + "\" "
                + longest.toMillis() + (silence.isZero() ? "" : " s=" + Math.max(1, silence.toSeconds())));
    }

    /** A tone of 1 kHz for 200 ms. Asterisk plays it while the next command is at work. */
    public static AgiCommand beep() {
        return new AgiCommand("EXEC Playtones \"!1000/200\"");
    }

    /**
     * Runs a dialplan application. Its arguments are split at commas and expanded by Asterisk, so an argument here is
     * plain text without any character that means something there.
     */
    public static AgiCommand exec(String application, String... arguments) {
        if (!APPLICATION.matcher(application).matches()) {
            throw new IllegalArgumentException("not a dialplan application: " + AgiSyntax.printable(application));
        }
        for (String argument : arguments) {
            if (!PLAIN.matcher(argument).matches()) {
                throw new IllegalArgumentException("argument of " + application
                        + " has a character with a meaning of its own: " + AgiSyntax.printable(argument));
            }
        }
        return new AgiCommand("EXEC " + application + " " + quoted(String.join(",", arguments)));
    }

    /**
     * Connects the channel to a telephone; it stays when the other side leaves. The dialplan's context {@code ivr-talk}
     * stamps the beginning of the talk.
     *
     * @param channelId of this channel, for the stamp
     * @param whisper sound file, without its ending, that the other side hears before
     * @param keys what the other side can press in the talk
     * @param recording file into which the context records the talk
     */
    public static AgiCommand dial(
            String target,
            int ringSeconds,
            String channelId,
            Optional<String> whisper,
            TalkKeys keys,
            Optional<String> recording) {
        for (String text : List.of(target, channelId, whisper.orElse(""), recording.orElse(""))) {
            if (!PLAIN.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "a character with a meaning of its own in what is dialled: " + AgiSyntax.printable(text));
            }
        }
        // Dial would take what follows a colon for a sound that the caller hears.
        if (whisper.isPresent() && whisper.get().indexOf(':') >= 0) {
            throw new IllegalArgumentException("a whisper must be a file, not " + whisper.get());
        }
        List<String> arguments = List.of(channelId, keys.transfer(), recording.orElse(""), keys.consult(), keys.back());
        String talk = "U(ivr-talk^" + String.join("^", arguments).replaceFirst("\\^+$", "") + ")";
        return new AgiCommand("EXEC Dial \"" + target + "," + ringSeconds + (keys.isAny() ? ",gt" : ",g") + talk
                + whisper.map(file -> "A(" + file + ")").orElse("") + "\"");
    }

    /** What became of a dial, on one line: status, cause, time until it rang, beginning of the talk. */
    public static AgiCommand dialReport() {
        return new AgiCommand(
                "GET FULL VARIABLE \"${DIALSTATUS};${HANGUPCAUSE};${RINGTIME_MS};${" + DialReport.TALK_SINCE + "}\"");
    }

    /** @return the line without its end */
    public String line() {
        return line;
    }

    @Override
    public String toString() {
        return line;
    }

    /** A letter after at most two underscores, then letters, digits and underscores. By hand: it is in every checkpoint. */
    private static String variableName(String name) {
        int first = name.startsWith("__") ? 2 : name.startsWith("_") ? 1 : 0;
        boolean valid = first < name.length() && name.length() <= VARIABLE_LENGTH_MAX && isLetter(name.charAt(first));
        for (int i = first; valid && i < name.length(); i++) {
            char c = name.charAt(i);
            valid = isLetter(c) || (c >= '0' && c <= '9') || c == '_';
        }
        if (!valid) {
            throw new IllegalArgumentException("not a variable's name: " + AgiSyntax.printable(name));
        }
        return name;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String keys(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            if (KEYS.indexOf(keys.charAt(i)) < 0) {
                throw new IllegalArgumentException("not telephone keys: " + AgiSyntax.printable(keys));
            }
        }
        return keys;
    }

    private static String quoted(String argument) {
        if (!AgiSyntax.fitsInALine(argument)) {
            throw new IllegalArgumentException(
                    "a line end or NUL inside an AGI argument: " + AgiSyntax.printable(argument));
        }
        if (argument.indexOf('"') < 0 && argument.indexOf('\\') < 0) {
            return "\"" + argument + "\"";
        }
        StringBuilder quoted = new StringBuilder(argument.length() + 16).append('"');
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
