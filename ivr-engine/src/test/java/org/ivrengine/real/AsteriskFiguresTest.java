package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Asterisk itself costs and allows: the figures of docs/ASTERISK.md, printed. */
@Tag("real")
@ExtendWith(RealAsterisk.Shared.class)
class AsteriskFiguresTest {

    private static final int COMMANDS = 200;

    @Test
    void aSecondCommandSentInTheSamePieceIsNotReadUntilMoreBytesCome(RealAsterisk asterisk) throws Exception {
        BlockingQueue<Optional<String>> replies = new LinkedBlockingQueue<>();
        try (var _ = new AgiResponder(asterisk, session -> {
            session.take();
            session.command("ANSWER");
            session.write("SET VARIABLE n 1\nGET VARIABLE n\n");
            replies.add(session.replyWithin(2_000));
            replies.add(session.replyWithin(1_000));
            session.write("NOOP\n");
            replies.add(session.replyWithin(2_000));
            replies.add(session.replyWithin(2_000));
            session.done();
        })) {
            asterisk.call("1000").expectHangUp(20_000).run().expectAllAsScripted();

            assertEquals(Optional.of("200 result=1"), replies.take());
            assertEquals(Optional.empty(), replies.take(), "the second command waits");
            assertEquals(Optional.of("200 result=1 (1)"), replies.take());
            assertEquals(Optional.of("200 result=0"), replies.take());
        }
    }

    @Test
    void aCommandAndItsReplyTakeAFractionOfAMillisecond(RealAsterisk asterisk) throws Exception {
        BlockingQueue<Long> tookNs = new LinkedBlockingQueue<>();
        try (var _ = new AgiResponder(asterisk, session -> {
            session.take();
            session.command("ANSWER");
            long beganNs = System.nanoTime();
            for (int i = 0; i < COMMANDS; i++) {
                session.command("NOOP");
            }
            tookNs.add(System.nanoTime() - beganNs);
            session.done();
        })) {
            asterisk.call("1000").expectHangUp(20_000).run().expectAllAsScripted();

            double eachMs = tookNs.take() / 1e6 / COMMANDS;
            System.out.printf("AGI: a command and its reply take %.3f ms%n", eachMs);
            assertTrue(eachMs < 5, () -> eachMs + " ms");
        }
    }

    @Test
    void twoHundredCallersAtATimeEachHearThePromptToItsEnd(RealAsterisk asterisk) throws Exception {
        int callers = 200;
        Prompt prompt = Prompt.noise("long", 5, 12_000);
        String sound = asterisk.sound(prompt);
        try (var _ = new AgiResponder(asterisk, session -> {
            session.take();
            session.command("ANSWER");
            session.command("STREAM FILE " + sound + " \"\"");
            session.done();
        })) {
            Duration before = cpu(asterisk);
            long beganNs = System.nanoTime();
            SippOutcome calls = asterisk.call("1000")
                    .calls(callers, 40)
                    .expectHangUp(40_000)
                    .run()
                    .expectAllAsScripted();
            double seconds = (System.nanoTime() - beganNs) / 1e9;
            double cpuMs = cpu(asterisk).minus(before).toMillis();

            List<Hearing> heard = calls.audioOfEach().stream()
                    .flatMap(audio -> audio.hearing(prompt).stream())
                    .toList();
            System.out.printf(
                    "%d callers at a time, %.1f s: %.0f ms of Asterisk's CPU a call; prompt heard by %d, to its end by %d%n",
                    callers,
                    seconds,
                    cpuMs / callers,
                    heard.size(),
                    heard.stream().filter(Hearing::isComplete).count());
            assertEquals(callers, heard.size());
            assertTrue(heard.stream().allMatch(Hearing::isComplete), heard::toString);
        }
    }

    private static Duration cpu(RealAsterisk asterisk) {
        return asterisk.instance().process().info().totalCpuDuration().orElseThrow();
    }
}
