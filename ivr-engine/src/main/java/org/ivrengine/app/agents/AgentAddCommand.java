package org.ivrengine.app.agents;

import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.app.asterisk.PhoneAccount;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentBook.Added;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ./ivr agent add}. */
@Command(
        name = "add",
        description = "Adds an agent, and an account for her telephone.",
        footer = {"", "Example: ./ivr agent add anna --phone --name \"Anna Pérez\" billing=80 spanish=40"},
        mixinStandardHelpOptions = true)
final class AgentAddCommand extends OfficeCommand {

    @Parameters(index = "0", paramLabel = "AGENT", description = "Her id: short, never given to anybody else.")
    private String id;

    @Parameters(index = "1..*", paramLabel = "SKILL=LEVEL", description = "What she can do, 1 to 100.")
    private @Nullable String @Nullable [] levels;

    @ArgGroup(multiplicity = "1")
    private Telephone telephone;

    /** One of the two. */
    static final class Telephone {
        @Option(names = "--phone", required = true, description = "Makes a SIP account for her telephone.")
        private boolean own;

        @Option(
                names = "--dial",
                required = true,
                paramLabel = "TARGET",
                description = "She has a telephone already, for example PJSIP/200.")
        private @Nullable String target;
    }

    @Option(names = "--name", paramLabel = "NAME", description = "As people see it (default: her id).")
    private @Nullable String name;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "In which she is told things, for example es (default: the engine's).")
    private String language = "";

    @Option(
            names = "--extension",
            paramLabel = "NUMBER",
            description = "Number at which colleagues reach her and transfer callers to her, for example 201.")
    private String extension = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "What she may do besides answering, for example supervisor; may be repeated.")
    private @Nullable String @Nullable [] roles;

    @Override
    int run(AgentOffice office) throws IOException, InterruptedException {
        SortedMap<String, Integer> skills = new TreeMap<>(LevelArguments.of(spec(), levels));
        skills.values().removeIf(level -> level == 0);
        String target = telephone.target;
        String shown = name == null ? id : name.strip();
        Agent agent;
        PhoneAccount account;
        try {
            agent = new Agent(
                    id,
                    shown,
                    target == null ? PhoneAccount.dialString(id) : target,
                    language.toLowerCase(Locale.ROOT),
                    skills,
                    roleNames(),
                    extension);
            account = PhoneAccount.mint(id, shown);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec().commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
        if (telephone.own && office.phones().has(id)) {
            err().println("there is a telephone \"" + id + "\" already; an agent of that id was there before");
            return ExitCode.SOFTWARE;
        }
        if (!office.isFree(extension, err())) {
            return ExitCode.SOFTWARE;
        }
        return switch (office.book().add(agent, who())) {
            case Added.IdTaken(boolean removed) -> {
                err().println("there " + (removed ? "was" : "is") + " an agent \"" + id
                        + "\" already; ids are never used again");
                yield ExitCode.SOFTWARE;
            }
            case Added.PhoneTaken(String by) -> {
                err().println(agent.phone() + " is the telephone of " + by);
                yield ExitCode.SOFTWARE;
            }
            case Added.ExtensionTaken(String by) -> {
                err().println(extension + " is the extension of " + by);
                yield ExitCode.SOFTWARE;
            }
            case Added.Done _ -> {
                out().println("Agent " + id + " is added.");
                if (telephone.own) {
                    office.phones().write(account);
                    TelephoneNote.print(office, account, out());
                }
                yield ExitCode.OK;
            }
        };
    }

    private SortedSet<String> roleNames() {
        SortedSet<String> names = new TreeSet<>();
        for (String role : roles == null ? new String[0] : roles) {
            if (!role.matches("[a-z][a-z0-9_-]{0,39}")) {
                throw new ParameterException(
                        spec().commandLine(), "\"" + role + "\" is no role; right is for example supervisor");
            }
            names.add(role);
        }
        return names;
    }
}
