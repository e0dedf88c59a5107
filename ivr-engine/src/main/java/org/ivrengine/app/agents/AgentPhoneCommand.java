package org.ivrengine.app.agents;

import java.io.IOException;
import java.util.Optional;
import org.ivrengine.app.asterisk.PhoneAccount;
import org.ivrengine.callcenter.port.Agent;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code ./ivr agent phone}. */
@Command(
        name = "phone",
        description = "Makes another password for an agent's telephone; the one before is good for nothing then.",
        mixinStandardHelpOptions = true)
final class AgentPhoneCommand extends OfficeCommand {

    @Parameters(paramLabel = "AGENT")
    private String id;

    @Override
    int run(AgentOffice office) throws IOException, InterruptedException {
        Optional<Agent> agent = office.known(id, err());
        if (agent.isEmpty()) {
            return ExitCode.SOFTWARE;
        }
        if (!office.phones().has(id)) {
            err().println(agent.get().phone() + " is a telephone that we did not make");
            return ExitCode.SOFTWARE;
        }
        PhoneAccount account = PhoneAccount.mint(id, agent.get().name());
        office.phones().write(account);
        office.book().note(id, "password of her telephone", "", "", who());
        TelephoneNote.print(office, account, out());
        return ExitCode.OK;
    }
}
