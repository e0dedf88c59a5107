package org.ivrengine.selfservice.http;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a system knows that it is us. */
sealed interface Authentication {

    void addTo(HttpRequest.Builder request) throws Unanswered;

    record None() implements Authentication {
        @Override
        public void addTo(HttpRequest.Builder request) {}
    }

    /** RFC 7617. */
    record Basic(String user, Credential password) implements Authentication {
        @Override
        public void addTo(HttpRequest.Builder request) throws Unanswered {
            String pair = user + ":" + password.read();
            set(
                    request,
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** RFC 6750. */
    record Bearer(Credential token) implements Authentication {
        @Override
        public void addTo(HttpRequest.Builder request) throws Unanswered {
            set(request, "Authorization", "Bearer " + token.read());
        }
    }

    /** A key in a header of its own. */
    record Header(String name, Credential value) implements Authentication {
        @Override
        public void addTo(HttpRequest.Builder request) throws Unanswered {
            set(request, name, value.read());
        }
    }

    private static void set(HttpRequest.Builder request, String name, String secret) throws Unanswered {
        // The library's own message would quote the secret.
        if (!secret.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw Unanswered.ours("the secret for " + name + " has characters that no header can carry");
        }
        request.setHeader(name, secret);
    }
}
