package org.ivrengine.app.agents;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.ivrengine.app.asterisk.PhoneAccount;
import org.ivrengine.app.config.EngineConfig;

/** What to enter in an agent's telephone, and what else it takes. */
final class TelephoneNote {

    private static final int SIP_PORT = 5060;

    private TelephoneNote() {}

    static void print(AgentOffice office, PhoneAccount account, PrintWriter out)
            throws IOException, InterruptedException {
        out.println("In her telephone, any SIP telephone or softphone:");
        switch (office.config().asterisk()) {
            case EngineConfig.Asterisk.Own own -> line(out, "server", own.address() + ":" + own.sip());
            case EngineConfig.Asterisk.Running running -> line(out, "server", running.host() + ":" + SIP_PORT);
        }
        line(out, "transport", "UDP");
        line(out, "user", account.user());
        line(out, "password", account.secret());
        out.println("The password is not shown again; \"./ivr agent phone " + account.user() + "\" makes another one.");
        out.println("She dials *11 to sign in, *10 to sign out, *121 to pause (1 break, 2 lunch, 3 meeting, 4 training,"
                + " 5 other), *13 to resume, *14 when her after-call work is done.");
        advice(office, out);
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "  %-10s %s%n", name, value);
    }

    private static void advice(AgentOffice office, PrintWriter out) throws IOException, InterruptedException {
        switch (office.config().asterisk()) {
            case EngineConfig.Asterisk.Own own -> {
                out.println(
                        office.reloadTelephones()
                                ? "Asterisk knows the telephone now."
                                : "Asterisk does not run; \"./ivr up\" starts it with this telephone.");
                if (own.address().startsWith("127.")) {
                    out.println("Only telephones on this machine reach " + own.address()
                            + "; set \"address\" of asterisk.own in config/engine.yaml to one of your network.");
                }
            }
            case EngineConfig.Asterisk.Running running -> {
                out.println("Your Asterisk has to read the telephones. Once, in its pjsip.conf:");
                out.println("  " + office.phones().includeLine());
                out.println("and after every change: asterisk -rx \"module reload res_pjsip.so\"");
            }
        }
    }
}
