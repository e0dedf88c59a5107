package org.ivrengine.prompts.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Whether the client's copy is still right: RFC 9110, section 13. */
final class Freshness {

    private Freshness() {}

    static boolean isCurrent(HttpHeaders request, PromptFiles.Found found) {
        String tags = String.join(",", request.getAll(HttpHeaderNames.IF_NONE_MATCH));
        if (!tags.isEmpty()) {
            // 13.1.3: a date counts only where no tag is given.
            return matches(tags, found.tag());
        }
        String since = request.get(HttpHeaderNames.IF_MODIFIED_SINCE);
        return since != null && isNotAfter(found.modifiedAt(), since);
    }

    /** 13.1.2: weak comparison, and the star is any copy. */
    private static boolean matches(String tags, String tag) {
        for (String each : tags.split(",", -1)) {
            String candidate = each.strip();
            String strong = candidate.startsWith("W/") ? candidate.substring(2) : candidate;
            if (strong.equals("*") || strong.equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNotAfter(Instant modifiedAt, String since) {
        try {
            return !modifiedAt.isAfter(ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            // 13.1.3: what is no date is ignored.
            return false;
        }
    }
}
