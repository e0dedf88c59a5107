package org.ivrengine.app.asterisk;

import java.security.SecureRandom;

/**
 * What lets an agent's telephone register with Asterisk.
 *
 * @param user name of the endpoint, and the user to enter in the telephone
 * @param name shown where she calls
 * @param secret the password to enter in the telephone
 */
public record PhoneAccount(String user, String name, String secret) {

    /** Where the dialplan takes agents' telephones: our own numbers and codes, and no way out of the house. */
    public static final String CONTEXT = "ivr-agents";

    /** Where agents' transfers look their targets up. */
    private static final String TRANSFER_CONTEXT = "ivr-transfer";

    /** A telephone that does not answer this often is not offered calls any more. In seconds. */
    private static final int QUALIFY_EVERY_S = 15;

    private static final double QUALIFY_WITHIN_S = 3.0;

    /** Without those that look alike in a small display: 32 letters, 5 bits each. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** 100 bits: not to be guessed, and can be typed into a telephone. */
    private static final int SECRET_LETTERS = 20;

    /** Names that our templates give to other things. */
    private static final String RESERVED = "anonymous|global|system|transport-udp";

    public PhoneAccount {
        if (!user.matches("[a-z0-9][a-z0-9._-]{0,39}") || user.matches(RESERVED)) {
            throw new IllegalArgumentException("\"" + user + "\" cannot name a telephone");
        }
    }

    static {
        if (LETTERS.length() != 32) {
            throw new AssertionError(LETTERS.length());
        }
    }

    /** With a new secret. */
    public static PhoneAccount mint(String user, String name) {
        SecureRandom random = new SecureRandom();
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < SECRET_LETTERS; i++) {
            secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new PhoneAccount(user, name, secret.toString());
    }

    /** What is dialled to reach the telephone of that name. */
    public static String dialString(String user) {
        return "PJSIP/" + user;
    }

    /** Three sections of pjsip.conf. */
    String configuration() {
        return """
                ; The telephone of agent %1$s. Written by "./ivr agent add"; "./ivr agent remove" takes it away.
                [%1$s]
                type = endpoint
                context = %2$s
                set_var = TRANSFER_CONTEXT=%3$s
                callerid = %4$s <%1$s>
                auth = %1$s
                aors = %1$s
                disallow = all
                allow = alaw,ulaw,g722
                dtmf_mode = rfc4733
                direct_media = no
                rtp_symmetric = yes
                force_rport = yes
                rewrite_contact = yes
                allow_subscribe = no

                [%1$s]
                type = auth
                auth_type = userpass
                username = %1$s
                password = %5$s

                [%1$s]
                type = aor
                max_contacts = 1
                remove_existing = yes
                qualify_frequency = %6$d
                qualify_timeout = %7$s
                """.formatted(user, CONTEXT, TRANSFER_CONTEXT, quoted(name), secret, QUALIFY_EVERY_S, QUALIFY_WITHIN_S);
    }

    private static String quoted(String name) {
        return '"' + ConfigurationTemplate.value(name.replaceAll("[\"<>\\\\]", "")) + '"';
    }

    @Override
    public String toString() {
        return "PhoneAccount[user=" + user + "]";
    }
}
