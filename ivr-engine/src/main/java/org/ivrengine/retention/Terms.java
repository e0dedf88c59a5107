package org.ivrengine.retention;

import java.util.Set;
import java.util.TreeSet;

/** A person's number or account as it may stand in the log. */
public final class Terms {

    private Terms() {}

    public static Set<String> of(Hold.Kind kind, String subject) {
        Set<String> terms = new TreeSet<>(Set.of(subject));
        if (kind == Hold.Kind.CALLER) {
            // Trunks give the same number with and without the sign of an international one.
            String bare = subject.startsWith("+") ? subject.substring(1) : subject;
            terms.add(bare);
            terms.add("+" + bare);
        }
        return terms;
    }
}
