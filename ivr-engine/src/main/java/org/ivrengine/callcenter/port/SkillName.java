package org.ivrengine.callcenter.port;

import java.util.regex.Pattern;

/** How skills are named, in requirements of queues as in records of agents. */
public final class SkillName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,59}");

    private SkillName() {}

    public static boolean isValid(String text) {
        return NAME.matcher(text).matches();
    }
}
