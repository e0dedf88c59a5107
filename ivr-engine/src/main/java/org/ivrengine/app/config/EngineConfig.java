package org.ivrengine.app.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ivrengine.agi.AgiLimits;
import org.ivrengine.agi.AllowedHosts;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.store.DatabaseSettings;

/**
 * {@code config/engine.yaml}. Paths are absolute: relative ones in the file count from the project's root.
 *
 * @param home project's root
 * @param data call log, versions of flows, the private Asterisk's instance
 * @param flows folder of the flows
 * @param operations file of the operations that other systems perform; need not be there
 * @param hours file of the opening hours
 * @param promptTexts folder of the prompts on this machine
 * @param recordings folder, as Asterisk sees it, for what callers record
 * @param audio of an Asterisk whose disk we do not see; empty: recorded talks lie in the folder of recordings
 * @param database accounts, orders and the call log
 * @param journalDays days for which files of the call log's journal stay after they are in the database
 * @param selfService what differs from company to company
 * @param demoData whether an empty database of ours is filled with a demo company
 * @param agi the FastAGI server
 * @param prompts how prompts reach Asterisk
 * @param console address of the service for the command line, screens and monitoring, on the loopback interface
 * @param defaultLanguage of callers whose channel has a language that we do not speak
 * @param drainWithin how long running calls may finish when we stop
 * @param watchdog of {@code ./ivr up}
 * @param asterisk where calls come from
 */
public record EngineConfig(
        Path home,
        Path data,
        Path flows,
        Path operations,
        Path hours,
        Path promptTexts,
        Path recordings,
        Optional<RemoteAudio> audio,
        DatabaseSettings database,
        int journalDays,
        SelfServiceSettings selfService,
        boolean demoData,
        Agi agi,
        Prompts prompts,
        InetSocketAddress console,
        String defaultLanguage,
        Duration drainWithin,
        Watchdog watchdog,
        Asterisk asterisk) {

    /**
     * @param listen address of the FastAGI server
     * @param allow hosts that may hand calls over
     */
    public record Agi(InetSocketAddress listen, AllowedHosts allow, AgiLimits limits) {}

    /**
     * Where an Asterisk elsewhere gives out what it has recorded: its own HTTP server, with ARI.
     *
     * @param url without a slash at its end
     */
    public record RemoteAudio(String url, String user, String password) {
        @Override
        public String toString() {
            return user + " at " + url;
        }
    }

    /** How prompts reach Asterisk. */
    public sealed interface Prompts {
        /** @param folder of the prompts as Asterisk sees it */
        record Folder(Path folder) implements Prompts {}

        /**
         * @param listen address of our HTTP server
         * @param url by which Asterisk reaches it, without a slash at its end
         * @param folder of this machine that is served
         * @param freshFor how long Asterisk plays its copy before it asks again
         */
        record Http(InetSocketAddress listen, String url, Path folder, Duration freshFor) implements Prompts {}
    }

    /**
     * @param frozenAfter without an answer for so long, the engine is ended and started again
     * @param javaOptions of the engine's process
     */
    public record Watchdog(Duration frozenAfter, List<String> javaOptions) {
        public Watchdog {
            javaOptions = List.copyOf(javaOptions);
        }
    }

    /** Where calls come from. */
    public sealed interface Asterisk {
        /**
         * One that {@code ./ivr up} starts for us: the program named here, else one found on the machine, else a private one
         * from Debian's packages.
         *
         * @param program empty: look for one
         * @param address on which telephones call it
         * @param sip port for SIP, UDP
         * @param manager port of the manager interface
         * @param audioFirst first port for audio
         * @param audioLast last port for audio
         * @param strictRtp whether a caller's audio and keys are taken only from where her first packets came from
         */
        record Own(
                String program, String address, int sip, int manager, int audioFirst, int audioLast, boolean strictRtp)
                implements Asterisk {}

        /** One that runs already and has the shipped dialplan. */
        record Running(String host, int managerPort, String user, String secret) implements Asterisk {
            @Override
            public String toString() {
                return user + "@" + host + ":" + managerPort;
            }
        }
    }
}
