package org.ivrengine.app.up;

import java.io.PrintWriter;
import java.util.Optional;
import org.ivrengine.app.asterisk.AsteriskInstance;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.app.engine.EngineContent;

/** What somebody who has just started the engine wants to know: where to call and what to dial. */
final class Welcome {

    private Welcome() {}

    static void print(
            EngineConfig config, EngineContent content, Optional<AsteriskInstance> asterisk, PrintWriter out) {
        out.println();
        out.println("The engine takes calls.");
        asterisk.ifPresentOrElse(
                instance -> out.printf(
                        "  Asterisk %s in %s%n  Call it with any SIP telephone on this machine, without registering:%n",
                        instance.installation().version(), instance.settings().folder()),
                () -> out.printf(
                        "  Asterisk: yours. Let its dialplan hand calls to agi://%s:%d (dialplans/asterisk/extensions.conf).%n",
                        config.agi().listen().getHostString(),
                        config.agi().listen().getPort()));
        content.versions()
                .current()
                .flows()
                .values()
                .forEach(flow -> flow.numbers()
                        .forEach(number -> out.printf(
                                "    %-40s flow \"%s\"%n",
                                asterisk.map(instance -> "sip:" + number.name() + "@"
                                                + instance.settings().address() + ":"
                                                + instance.settings().ports().sip())
                                        .orElse(number.name()),
                                flow.name().name())));
        out.printf("  Call log: %s%n", config.data().resolve(org.ivrengine.app.engine.Engine.CALL_LOG_FOLDER));
        out.println("  Ctrl-C stops; running calls may finish first.");
        out.flush();
    }
}
