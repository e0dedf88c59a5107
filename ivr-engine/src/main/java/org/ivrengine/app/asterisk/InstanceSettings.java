package org.ivrengine.app.asterisk;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one Asterisk keeps its things, what it listens on, and where it hands calls to.
 *
 * @param folder of its own, made when it is missing; its path must be short (see {@link #FOLDER_LENGTH_MAX})
 * @param home of this project: holds config/, dialplans/ and recordings/
 * @param address that SIP, audio and the manager interface are bound to; managers may connect from here only
 * @param engines FastAGI addresses, {@code host:port}; the callers are shared among them
 * @param fallbackAfterS how long a caller hears music with no engine at work
 * @param fallbackSound sound file, without its ending, said before the fallback hangs up; may be empty
 * @param recordings folder of prompts and music
 * @param anonymousCallers whether anybody may call without a password: for tests and the demonstration on loopback
 * @param strictRtp whether audio is taken only from where the caller's first came from
 * @param phones folder with files about agents' telephones, which the configuration includes
 * @param extraFiles more configuration, by path below the instance's {@code etc}, for example {@code pjsip.d/x.conf}
 */
public record InstanceSettings(
        Path folder,
        Path home,
        String address,
        InstancePorts ports,
        List<String> engines,
        int fallbackAfterS,
        String fallbackSound,
        Path recordings,
        boolean anonymousCallers,
        boolean strictRtp,
        Path phones,
        Map<String, String> extraFiles) {

    /** A Unix socket's path has at most 107 characters, and Asterisk's lies in {@code run/asterisk.ctl}. */
    public static final int FOLDER_LENGTH_MAX = 107 - "/run/asterisk.ctl".length();

    public static final int FALLBACK_AFTER_S = 120;

    public InstanceSettings {
        folder = folder.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        recordings = recordings.toAbsolutePath().normalize();
        phones = phones.toAbsolutePath().normalize();
        engines = List.copyOf(engines);
        extraFiles = Map.copyOf(extraFiles);
        if (folder.toString().length() > FOLDER_LENGTH_MAX) {
            throw new IllegalArgumentException(folder + ": an Asterisk's folder may have a path of at most "
                    + FOLDER_LENGTH_MAX + " characters, for the sake of its control socket");
        }
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("no engine to hand calls to");
        }
        for (String engine : engines) {
            if (!engine.matches("[A-Za-z0-9.-]+:\\d{1,5}")) {
                throw new IllegalArgumentException("not host:port: \"" + engine + "\"");
            }
        }
        if (fallbackAfterS < 0) {
            throw new IllegalArgumentException("negative time to the fallback: " + fallbackAfterS);
        }
    }

    /** Starts from the customary ports on 127.0.0.1, closed to strangers. */
    public static Builder in(Path folder, Path home) {
        return new Builder(folder, home);
    }

    /** Every setting has a default but the folders and the engines. */
    public static final class Builder {

        private final Path folder;
        private final Path home;
        private final Map<String, String> extraFiles = new LinkedHashMap<>();
        private String address = "127.0.0.1";
        private InstancePorts ports = InstancePorts.STANDARD;
        private List<String> engines = List.of();
        private int fallbackAfterS = FALLBACK_AFTER_S;
        private String fallbackSound = "";
        private Path recordings;
        private Path phones;
        private boolean anonymousCallers;
        private boolean strictRtp = true;

        private Builder(Path folder, Path home) {
            this.folder = folder;
            this.home = home;
            this.recordings = home.resolve("recordings");
            this.phones = folder.resolve("phones");
        }

        public Builder address(String ipAddress) {
            address = ipAddress;
            return this;
        }

        public Builder ports(InstancePorts listened) {
            ports = listened;
            return this;
        }

        public Builder engines(String... hostsAndPorts) {
            engines = List.of(hostsAndPorts);
            return this;
        }

        public Builder fallbackAfterS(int seconds) {
            fallbackAfterS = seconds;
            return this;
        }

        public Builder fallbackSound(String soundFile) {
            fallbackSound = soundFile;
            return this;
        }

        public Builder recordings(Path promptsAndMusic) {
            recordings = promptsAndMusic;
            return this;
        }

        public Builder anonymousCallers(boolean taken) {
            anonymousCallers = taken;
            return this;
        }

        public Builder strictRtp(boolean strict) {
            strictRtp = strict;
            return this;
        }

        public Builder phones(Path included) {
            phones = included;
            return this;
        }

        public Builder extraFile(String pathBelowEtc, String text) {
            extraFiles.put(pathBelowEtc, text);
            return this;
        }

        public InstanceSettings build() {
            return new InstanceSettings(
                    folder,
                    home,
                    address,
                    ports,
                    engines,
                    fallbackAfterS,
                    fallbackSound,
                    recordings,
                    anonymousCallers,
                    strictRtp,
                    phones,
                    extraFiles);
        }
    }
}
