package org.ivrengine.app.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.Operations;
import org.ivrengine.flow.port.Value;
import org.ivrengine.selfservice.Pins;
import org.ivrengine.selfservice.SelfServiceSettings;
import org.ivrengine.selfservice.sql.DemoCompany;
import org.ivrengine.selfservice.sql.SqlSelfService;
import org.ivrengine.store.Database;
import org.ivrengine.store.DatabaseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccountCommandTest {

    @TempDir
    private Path folder;

    /** The database is held, as by an engine, while the commands run. */
    @Test
    void anOperatorSeesALockedAccountAndOpensItWhileTheEngineIsUp() throws IOException {
        Files.writeString(folder.resolve("engine.yaml"), "data: " + folder + "\n");
        InstantSource clock = InstantSource.system();
        try (Database engine = Database.openNow(new DatabaseSettings.Embedded(folder.resolve("db")));
                SqlSelfService service = new SqlSelfService(engine.jdbi(), SelfServiceSettings.DEFAULT, clock)) {
            DemoCompany.fill(engine.jdbi(), SelfServiceSettings.DEFAULT, clock, Pins::hashForRehearsal);
            for (int i = 0; i < 5; i++) {
                verify(service, "9999");
            }
            assertEquals("locked", verify(service, "2701"));

            assertTrue(run(0, "list").contains("Ada Miller"));
            assertTrue(run(0, "show", "100001").contains("locked until"));
            assertTrue(run(0, "show", "100001", "--json").contains("\"number\":\"10001\",\"state\":\"placed\""));
            assertEquals("100001 is open\n", run(0, "unlock", "100001"));
            assertEquals("100001 was open, without failures\n", run(0, "unlock", "100001"));
            assertTrue(run(0, "show", "100001").contains("by operator " + System.getProperty("user.name")));
            assertEquals("there is no account 1\n", run(1, "unlock", "1"));
            assertEquals("there is no account 1\n", run(1, "show", "1"));
            assertEquals("verified", verify(service, "2701"));
        }
    }

    private static String verify(SqlSelfService service, String pin) {
        CallId call = CallId.mint();
        return service.perform(new Operations.Request(
                        call,
                        "account.verify",
                        Map.of("account", new Value.Text("100001"), "pin", new Value.Text(pin)),
                        call + "-1"))
                .outcome();
    }

    private String run(int exitCode, String... words) {
        StringWriter written = new StringWriter();
        CommandLine command = new CommandLine(new AccountCommand())
                .setOut(new PrintWriter(written, true))
                .setErr(new PrintWriter(written, true));
        String[] args = new String[words.length + 2];
        System.arraycopy(words, 0, args, 0, words.length);
        args[words.length] = "--config";
        args[words.length + 1] = folder.resolve("engine.yaml").toString();
        assertEquals(exitCode, command.execute(args), written.toString());
        return written.toString();
    }
}
