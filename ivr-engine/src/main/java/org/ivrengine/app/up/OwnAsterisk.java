package org.ivrengine.app.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.ivrengine.ami.ManagerAccount;
import org.ivrengine.app.asterisk.AsteriskInstallation;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.asterisk.InstancePorts;
import org.ivrengine.app.asterisk.InstanceSettings;
import org.ivrengine.app.asterisk.ManagerLogin;
import org.ivrengine.app.asterisk.PhoneAccounts;
import org.ivrengine.app.config.EngineConfig;

/** The Asterisk that {@code up} starts for us. */
public final class OwnAsterisk {

    private OwnAsterisk() {}

    /** Starts it, or finds the one that an earlier {@code up} left with its calls. */
    static AsteriskInstance start(EngineConfig config, EngineConfig.Asterisk.Own own, PrintWriter out)
            throws IOException, InterruptedException {
        Optional<Path> program = own.program().isEmpty() ? Optional.empty() : Optional.of(Path.of(own.program()));
        AsteriskInstallation installation = AsteriskInstallation.find(program, line -> {
            out.println(line);
            out.flush();
        });
        InstanceSettings settings = InstanceSettings.in(folder(config), config.home())
                .address(own.address())
                .ports(new InstancePorts(own.sip(), own.audioFirst(), own.audioLast(), own.manager()))
                .engines(config.agi().listen().getHostString() + ":"
                        + config.agi().listen().getPort())
                .strictRtp(own.strictRtp())
                .phones(phones(config).folder())
                .anonymousCallers(isLoopback(own.address()))
                .build();
        return AsteriskInstance.start(installation, settings);
    }

    /** Folder of its instance. */
    public static Path folder(EngineConfig config) {
        return config.data().resolve("asterisk");
    }

    /** Agents' telephones, which it includes. */
    public static PhoneAccounts phones(EngineConfig config) {
        return new PhoneAccounts(config.data().resolve("phones"));
    }

    /** Only who is on this machine may call without a password. */
    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1");
    }

    static ManagerAccount eventsAccount(AsteriskInstance asterisk) {
        return account(asterisk, asterisk.logins().events());
    }

    static ManagerAccount actionsAccount(AsteriskInstance asterisk) {
        return account(asterisk, asterisk.logins().actions());
    }

    private static ManagerAccount account(AsteriskInstance asterisk, ManagerLogin login) {
        InstanceSettings settings = asterisk.settings();
        return new ManagerAccount(settings.address(), settings.ports().ami(), login.user(), login.secret());
    }

    /** Calls that are up are never hung up: an Asterisk that has some stays, and so does their music. */
    static void stopUnlessCallsAreUp(AsteriskInstance asterisk) {
        try {
            String count = asterisk.console("core show channels count");
            if (count.contains("0 active channels")) {
                asterisk.close();
            } else {
                System.err.println("Asterisk stays up for its calls ("
                        + count.lines().findFirst().orElse("")
                        + "); the next \"./ivr up\" goes on with them, \"./ivr down\" ends them.");
            }
        } catch (IOException gone) {
            System.err.println("Asterisk: " + gone.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
