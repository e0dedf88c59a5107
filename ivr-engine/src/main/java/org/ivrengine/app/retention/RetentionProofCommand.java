package org.ivrengine.app.retention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ivrengine.app.Grid;
import org.ivrengine.app.config.EngineConfig;
import org.ivrengine.retention.Proof;
import org.ivrengine.retention.RefusedException;
import org.ivrengine.retention.sql.ProofChain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ivr retention proof}. */
@Command(
        name = "proof",
        description = "What was deleted for a request, when, by whom; without a number, all entries.",
        mixinStandardHelpOptions = true)
final class RetentionProofCommand extends WorkCommand {

    @Parameters(paramLabel = "REQUEST", arity = "0..1", description = "Its number.")
    private @Nullable Long request;

    @Option(
            names = "--of",
            paramLabel = "NUMBER",
            description = "Says whether the request was about this number or account, which is not kept.")
    private @Nullable String of;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Override
    int run(RetentionWork work, EngineConfig config) {
        List<Proof> proofs = work.jdbi()
                .inTransaction(handle -> ProofChain.read(handle, request == null ? "" : "request " + request));
        if (request != null && proofs.isEmpty()) {
            throw new RefusedException("there is no proof of a request " + request);
        }
        if (request != null && of != null && !work.erasing().isAbout(request, of)) {
            throw new RefusedException("request " + request + " was about somebody else");
        }
        if (json) {
            print((Object) proofs.stream().map(RetentionProofCommand::fields).toList());
            return ExitCode.OK;
        }
        Grid grid = new Grid().row("entry", "at", "by", "why", "what", "amount", "", "hash");
        proofs.forEach(proof -> grid.row(
                Long.toString(proof.entry()),
                proof.at().toString(),
                proof.who(),
                proof.why(),
                proof.thing(),
                Long.toString(proof.amount()),
                proof.detail(),
                proof.hash().substring(0, 16)));
        out().print(grid);
        return ExitCode.OK;
    }

    private static Map<String, Object> fields(Proof proof) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("entry", proof.entry());
        fields.put("at", proof.at().toString());
        fields.put("who", proof.who());
        fields.put("why", proof.why());
        fields.put("thing", proof.thing());
        fields.put("amount", proof.amount());
        fields.put("detail", proof.detail());
        fields.put("previous", proof.previous());
        fields.put("hash", proof.hash());
        return fields;
    }
}
