package org.ivrengine.agi;

import static org.ivrengine.agi.AgiTestServer.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.ivrengine.agi.codec.AgiCommand;
import org.ivrengine.agi.codec.AgiReply;
import org.junit.jupiter.api.Test;

/** What no socket can bring about on purpose: the moments between a command's making and its writing. */
class SessionTest {

    private static final AgiReply EARLY = new AgiReply.Success("1", "early", -1);
    private static final AgiReply RIGHT = new AgiReply.Success("1", "right", -1);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Session session = new Session(channel);

    @Test
    void aReplyThatComesBeforeItsCommandWasWrittenIsNoReplyToIt() throws Exception {
        CompletableFuture<AgiReply> reply = new CompletableFuture<>();
        Thread call = Thread.ofPlatform()
                .daemon()
                .start(() -> reply.complete(session.send(AgiCommand.answer(), Duration.ofSeconds(10))));
        Awaitility.await().atMost(FakeAsterisk.PATIENCE).until(() -> call.getState() == Thread.State.WAITING);

        assertFalse(session.received(EARLY), "the command still waits for the event loop");
        channel.runPendingTasks();
        assertTrue(session.received(RIGHT));
        assertFalse(session.received(EARLY), "one command, one reply");
        assertEquals(RIGHT, outcome(reply));
    }

    @Test
    void aReplyIsOverdueOnlyWhileItIsWaitedFor() {
        session.endIfOverdue(System.nanoTime() + Duration.ofDays(1).toNanos());
        assertFalse(session.isEnded(), "no command is outstanding");
    }
}
