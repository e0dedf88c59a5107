package org.ivrengine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.OptionalLong;

/**
 * Recordings on an Asterisk whose disk we do not see: written into its own folder of recordings, and fetched and removed
 * over its HTTP interface (ARI). They wait there for as long as we are away.
 */
public final class AriRecordings implements AudioSource {

    private static final int CONNECT_MAX_MS = 5_000;

    /** Between two packets, not for the whole. */
    private static final int SILENCE_MAX_MS = 20_000;

    private final String url;
    private final String authorization;

    /** @param url of Asterisk's HTTP server, {@code http://192.0.2.10:8088} */
    public AriRecordings(String url, String user, String password) {
        this.url = url;
        String login = user + ":" + password;
        authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** MixMonitor counts from the folder of its own, beside which ARI's is. */
    @Override
    public String nameFor(String recording, LocalDate day) {
        return "../recording/" + name(recording) + ".raw";
    }

    private static String name(String recording) {
        return "ivr-" + recording;
    }

    @Override
    public OptionalLong bytes(String recording, LocalDate day) throws IOException {
        HttpURLConnection asked = ask("GET", recording, "/file");
        try {
            if (asked.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return OptionalLong.empty();
            }
            requireDone(asked);
            long length = asked.getContentLengthLong();
            if (length < 0) {
                throw new IOException(url + " does not say how long the recording is");
            }
            return OptionalLong.of(length);
        } finally {
            asked.disconnect();
        }
    }

    @Override
    public InputStream open(String recording, LocalDate day) throws IOException {
        HttpURLConnection asked = ask("GET", recording, "/file");
        requireDone(asked);
        return asked.getInputStream();
    }

    @Override
    public void delete(String recording, LocalDate day) throws IOException {
        HttpURLConnection asked = ask("DELETE", recording, "");
        try {
            if (asked.getResponseCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                requireDone(asked);
            }
        } finally {
            asked.disconnect();
        }
    }

    private HttpURLConnection ask(String method, String recording, String part) throws IOException {
        URI address = URI.create(url + "/ari/recordings/stored/" + name(recording) + part);
        HttpURLConnection asked = (HttpURLConnection) address.toURL().openConnection();
        asked.setRequestMethod(method);
        asked.setRequestProperty("Authorization", authorization);
        asked.setConnectTimeout(CONNECT_MAX_MS);
        asked.setReadTimeout(SILENCE_MAX_MS);
        asked.setUseCaches(false);
        return asked;
    }

    private static void requireDone(HttpURLConnection asked) throws IOException {
        int status = asked.getResponseCode();
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new IOException(asked.getURL().getHost() + ": ari.conf has another user or password");
        }
        if (status / 100 != 2) {
            throw new IOException(asked.getURL() + " answers " + status);
        }
    }
}
