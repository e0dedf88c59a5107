package org.ivrengine.selfservice;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.Set;

/** PINs: which are too easy, and how they are kept. Safe for use by many threads. */
public final class Pins {

    private static final int LENGTH_MIN = 4;
    private static final int LENGTH_MAX = 10;

    /** Memory in KiB, passes, lanes, length in bytes. 32 MiB a check, and half a second of a processor where it was measured ({@code ./ivr bench operations}). */
    private static final Argon2Function FUNCTION = Argon2Function.getInstance(32 * 1024, 3, 1, 32, Argon2.ID);

    /** Of a PIN that nobody has: checked where there is no account, so that the time tells nothing. */
    private static final String NOBODYS = hash("no pin");

    /** The ones that everybody tries first, beside those that are a row or a repetition. */
    private static final Set<String> EASY = Set.of("1212", "1004", "2000", "6969", "1122", "1313", "2580", "112233");

    private Pins() {}

    /** @return what is kept of a PIN */
    public static String hash(String pin) {
        return Password.hash(pin).addRandomSalt(16).with(FUNCTION).getResult();
    }

    /** As little work as the algorithm takes: for data in memory, of nobody, that are gone in a minute. */
    public static String hashForRehearsal(String pin) {
        return Password.hash(pin)
                .addRandomSalt(16)
                .with(Argon2Function.getInstance(64, 1, 1, 16, Argon2.ID))
                .getResult();
    }

    /**
     * Takes the same time whether there is something to compare with or not.
     *
     * @param kept hash of the right PIN; empty when there is none, then no PIN is right
     */
    public static boolean isRight(String pin, Optional<String> kept) {
        String hash = kept.orElse(NOBODYS);
        boolean matches = Password.check(pin, hash).with(Argon2Function.getInstanceFromHash(hash));
        return matches && kept.isPresent();
    }

    /** Makes ready what the first check would take longer for. */
    public static void warmUp() {
        isRight("0000", Optional.empty());
    }

    /** @return whether a PIN is too short, too long, or one of those that are guessed first */
    public static boolean isWeak(String pin, String account) {
        return pin.length() < LENGTH_MIN
                || pin.length() > LENGTH_MAX
                || pin.chars().distinct().count() < 2
                || isRow(pin, 1)
                || isRow(pin, -1)
                || EASY.contains(pin)
                || account.contains(pin);
    }

    private static boolean isRow(String pin, int step) {
        for (int i = 1; i < pin.length(); i++) {
            if (pin.charAt(i) - pin.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }
}
