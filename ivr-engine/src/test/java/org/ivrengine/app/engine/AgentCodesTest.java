package org.ivrengine.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ivrengine.callcenter.AgentDesk;
import org.ivrengine.callcenter.Floor;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.sql.SqlAgentBook;
import org.ivrengine.callcenter.supervision.SupervisorDesk;
import org.ivrengine.console.FakeShift;
import org.ivrengine.console.IdleSupervisors;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.Playback;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.prompts.Catalogue;
import org.ivrengine.prompts.FaultyPromptsException;
import org.ivrengine.store.Database;
import org.ivrengine.store.TestDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentCodesTest {

    private final Database database = TestDatabases.h2();
    private final SqlAgentBook book = new SqlAgentBook(database.jdbi(), () -> Instant.EPOCH);
    private final FakeShift shift = new FakeShift();
    private final SupervisorDesk supervisors = IdleSupervisors.desk(book, database.jdbi());
    private final AgentCodes codes = new AgentCodes(new AgentDesk(book, shift), supervisors, Set.of("en", "es"), "en");
    private final List<Sound> heard = new ArrayList<>();
    private final Phone phone = mock(Phone.class);

    @BeforeEach
    void begin() {
        book.add(
                new Agent("anna", "Anna", "PJSIP/anna-2", "es", new TreeMap<>(Map.of()), new TreeSet<>(Set.of())),
                "setup");
        shift.floor = new Floor(0, List.of(new Floor.OnDuty("anna", "Anna", "available", "", 0, "", false)), List.of());
        when(phone.play(anyList(), any())).thenAnswer(call -> {
            heard.addAll(call.getArgument(0));
            return Playback.COMPLETED;
        });
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void everyCodeIsDoneAndSaidInHerLanguage() {
        for (String code : List.of("*11", "*121", "*122", "*123", "*124", "*125", "*13", "*14", "*10")) {
            codes.dialled("PJSIP/anna-2-0000002a", code, phone);
        }
        assertEquals(
                List.of(
                        "sign in anna",
                        "pause anna: break",
                        "pause anna: lunch",
                        "pause anna: meeting",
                        "pause anna: training",
                        "pause anna: other",
                        "resume anna",
                        "ready anna",
                        "sign out anna"),
                shift.asked);
        assertEquals(
                List.of(
                        new Sound("es", "agent-signed-in"),
                        new Sound("es", "agent-paused-break"),
                        new Sound("es", "agent-paused-lunch"),
                        new Sound("es", "agent-paused-meeting"),
                        new Sound("es", "agent-paused-training"),
                        new Sound("es", "agent-paused-other"),
                        new Sound("es", "agent-resumed"),
                        new Sound("es", "agent-ready"),
                        new Sound("es", "agent-signed-out")),
                heard);
        assertEquals("anna, by telephone", book.history("anna", 1).getFirst().who());
    }

    @Test
    void aTelephoneOfNobodyAndACodeOfNothingAreSaidSo() {
        codes.dialled("PJSIP/stranger-0000002a", "*11", phone);
        codes.dialled("PJSIP/anna-2-0000002a", "*129", phone);
        assertEquals(List.of(new Sound("en", "agent-unknown-telephone"), new Sound("es", "agent-unknown-code")), heard);
        assertEquals(List.of(), shift.asked);
    }

    @Test
    void whoIsNotSignedInIsToldSo() {
        shift.floor = new Floor(0, List.of(), List.of());
        codes.dialled("PJSIP/anna-2-0000002a", "*13", phone);
        assertEquals(List.of(new Sound("es", "agent-not-signed-in")), heard);
        assertEquals(List.of(), shift.asked);
    }

    @Test
    void withoutTheDatabaseSheHearsThatItDoesNotWork() {
        database.close();
        codes.dialled("PJSIP/anna-2-0000002a", "*11", phone);
        assertEquals(List.of(new Sound("en", "system-down")), heard);
    }

    @Test
    void everythingThatIsSaidIsThereInEveryLanguage() throws IOException, FaultyPromptsException {
        Catalogue catalogue = catalogue();
        for (String language : catalogue.languages()) {
            for (String prompt : List.of(
                    "agent-signed-in",
                    "agent-signed-out",
                    "agent-paused-break",
                    "agent-paused-lunch",
                    "agent-paused-meeting",
                    "agent-paused-training",
                    "agent-paused-other",
                    "agent-resumed",
                    "agent-ready",
                    "agent-not-signed-in",
                    "agent-unknown-code",
                    "agent-unknown-telephone",
                    "system-down")) {
                assertEquals(true, catalogue.ids(language).contains(prompt), language + "/" + prompt);
            }
        }
    }

    private static Catalogue catalogue() throws IOException, FaultyPromptsException {
        return Catalogue.load(Path.of("recordings/prompts"));
    }
}
