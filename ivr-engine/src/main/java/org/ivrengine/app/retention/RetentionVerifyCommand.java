package org.ivrengine.app.retention;

import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.retention.Proof.Verdict;
import org.ivrengine.retention.sql.ProofChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code ivr retention verify}. */
@Command(
        name = "verify",
        description = "Checks the whole chain of proofs; says the first entry that is not as it was written.",
        mixinStandardHelpOptions = true)
final class RetentionVerifyCommand extends WorkCommand {

    @Override
    int run(RetentionWork work, EngineConfig config) {
        return switch (work.jdbi().inTransaction(ProofChain::verify)) {
            case Verdict.Whole(long entries, String head) -> {
                out().println(entries + " entries, none changed. Note this down elsewhere: " + entries + " " + head);
                yield ExitCode.OK;
            }
            case Verdict.Broken(long entry, String why) -> {
                out().println("entry " + entry + ": " + why);
                yield ExitCode.SOFTWARE;
            }
        };
    }
}
