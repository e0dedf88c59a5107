package org.ivrengine.app.flow.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ivrengine.app.flow.CommandRun;
import org.junit.jupiter.api.Test;

/** Calls from a pipe: each line is typed when the flow waits for a key. */
class CallCommandTest {

    private static CommandRun call(String keys, String... args) {
        List<String> all = new ArrayList<>(List.of("--fast"));
        all.addAll(List.of(args));
        if (!all.contains("--clock")) {
            all.addAll(List.of("--clock", "2026-11-23T10:00:00-05:00"));
        }
        return CommandRun.of(
                new CallCommand(Optional.of(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)))),
                all.toArray(String[]::new));
    }

    @Test
    void aCallFromAPipeReadsLikeTheConversationItHolds() {
        assertEquals("""
                  Welcome to the Example Store.
                  For English, press 1. Para español, oprima 2.
                > 2
                  Para un pedido, oprima 1. Para el horario, oprima 2. Para ofertas, oprima 3. Para su cuenta, oprima 4. Para citas, oprima 5. Para un producto, oprima 6. Para una solicitud, oprima 7. Para un problema, oprima 8. Para escuchar de nuevo, oprima 9. Para hablar con una persona, oprima 0.
                > 7
                  Por favor, marque el número de la solicitud, de cinco dígitos.
                > 50001#
                  Por favor, marque el código postal de la solicitud.
                > 73001
                  Su solicitud fue recibida el
                  lunes veintitrés de noviembre de dos mil veintiséis
                  Para volver al menú principal, oprima 1. Para terminar la llamada, oprima 2 o cuelgue.
                > 2
                  Gracias por llamar. Hasta luego.
                  (the call is over)
                """, call("2\n7\n50001#\n73001\n2\n").out());
    }

    @Test
    void anEmptyLineIsSilenceAndTheEndOfTheInputHangsUp() {
        CommandRun run = call("1\n\n");
        assertTrue(run.out().contains("press 0.\n  Please press a key.\n  For an order"), run.out());
        assertTrue(run.out().endsWith("  (you hang up)\n"), run.out());
        assertEquals(0, run.code());
    }

    @Test
    void theEndOfALineEndsACollectionWithoutAPoundKey() {
        assertTrue(call("1\n1\n4711\n").out().contains("> 4711\n  Please enter the postcode"));
    }

    @Test
    void keysTypedAheadInOneLineCutPromptsShort() {
        CommandRun run = call("1110061#\n73001\n");
        assertTrue(run.out().startsWith("""
                  Welcome to the Example Store.
                  For English, press 1. Para español, oprima 2.
                > 1110061#
                  Please enter the postcode that the order goes to.
                > 73001
                  Order
                  1 0 0 6 1
                """), run.out());
    }

    @Test
    void whoeverPlaysTheCallerSaysHowWaitingInAQueueEnds() {
        CommandRun run = call("1\n0\n2\n\n", "--steps");
        assertTrue(
                run.out().contains("(you wait in queue general; how does it end? 1 talked, 2 no_agents, 3 overflow"),
                run.out());
        assertTrue(run.out().contains("- person person.queue (queue): no_agents\n"), run.out());
        assertTrue(run.out().contains("Nobody is free"), run.out());
        assertTrue(run.out().endsWith("- person goodbye.hangup (hangup): hung up\n"), run.out());
    }

    @Test
    void theClockAndTheLanguageOfTheLineAreThoseAskedFor() {
        CommandRun run = call("1\n", "--clock", "2026-12-25T10:00:00-05:00", "--language", "es");
        assertTrue(run.out().contains("We are closed now."), run.out() + run.err());
        assertTrue(run.out().startsWith("  Bienvenido"), run.out());
    }

    @Test
    void aNumberThatNobodyServesAndALanguageThatNobodySpeaksAreTold() {
        CommandRun unknown = call("", "4999");
        assertEquals(1, unknown.code());
        assertTrue(unknown.err().contains("no flow begins with the number 4999"), unknown.err());
        CommandRun language = call("", "--language", "xx");
        assertEquals(2, language.code());
        assertTrue(language.err().contains("there is no language xx; there are en, es"), language.err());
    }
}
