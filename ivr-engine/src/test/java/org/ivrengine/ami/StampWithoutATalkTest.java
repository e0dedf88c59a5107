package org.ivrengine.ami;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ivrengine.callcenter.AgentQueueDesk;
import org.ivrengine.callcenter.CallCenter;
import org.ivrengine.callcenter.QueueRules;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.OfferEnd;
import org.ivrengine.callcenter.port.Recorder;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.channels.ChannelChange.LegEnded;
import org.ivrengine.channels.ChannelChange.TalkBegan;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.flow.port.QueueDesk.Stay;
import org.ivrengine.flow.port.QueueDesk.Wishes;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Rules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An agent hangs up after the dialplan has stamped her talk and before she and the caller were in one bridge: what Asterisk
 * told then, given to the whole queue step.
 */
@NullMarked
class StampWithoutATalkTest {

    private static final String CASE = "agent-hangs-up-between-stamp-and-bridge";
    private static final InstantSource CLOCK = InstantSource.system();

    private final RecordedCase played = RecordedCase.play(CASE);
    private final LegEnded legEnded = played.only(LegEnded.class);
    private final Book book = new Book();
    private final CountDownLatch waitsAgain = new CountDownLatch(1);
    private final CompletableFuture<Boolean> hangsUp = new CompletableFuture<>();

    @ParameterizedTest(name = "the channels tell it before the session: {0}")
    @ValueSource(booleans = {true, false})
    void sheHasRejectedTheCallAndTheCallerWaitsOn(boolean channelsFirst) throws Exception {
        assertEquals(List.of(), played.changes(TalkBegan.class));
        Instant stamp = Instant.ofEpochMilli(played.atMs("dialplan", "stamps the talk"));
        assertTrue(legEnded.ended().atMs() >= stamp.toEpochMilli(), "the stamp comes before the leg's end");

        AgentDirectory directory = mock();
        when(directory.agent("anna")).thenReturn(Optional.of(Agent.of("anna", "PJSIP/anna", Map.of("sales", 50))));
        QueueRules rules = new QueueRules(
                Rules.of(
                        Set.of("sales"),
                        List.of(Queue.named("orders").requires("sales >= 1").build())),
                "ivr",
                Map.of());
        List<ChannelChange> before = new ArrayList<>();
        List<ChannelChange> after = new ArrayList<>();
        played.changes(ChannelChange.class)
                .forEach(change -> (after.isEmpty() && !change.equals(legEnded) ? before : after).add(change));

        try (CallCenter center = new CallCenter(directory, Switchboard.NONE, book, CLOCK, 1).start(rules.routing())) {
            center.accept(new ChannelChange.Complete(Set.of(), Set.of()));
            center.signIn("anna");
            CountDownLatch dialled = new CountDownLatch(1);
            Semaphore woken = new Semaphore(0);
            Phone phone = mock();
            when(phone.channelId()).thenReturn(legEnded.leg().callerChannel());
            when(phone.dial(any())).thenAnswer(_ -> {
                before.forEach(center);
                if (channelsFirst) {
                    after.stream().limit(1).forEach(center);
                }
                dialled.countDown();
                return new DialReport(DialReport.Status.ANSWER, 16, true, Optional.of(stamp));
            });
            when(phone.nextKey(any(), any(BooleanSupplier.class))).thenAnswer(asked -> {
                BooleanSupplier until = asked.getArgument(1);
                if (dialled.getCount() == 0 && !until.getAsBoolean()) {
                    waitsAgain.countDown();
                    hangsUp.join();
                    throw new SessionEnded(SessionEnded.Why.HANGUP);
                }
                while (!until.getAsBoolean()) {
                    woken.acquire();
                }
                return Optional.empty();
            });
            doAnswer(_ -> {
                        woken.release();
                        return true;
                    })
                    .when(phone)
                    .wake();
            Thread call = Thread.startVirtualThread(() ->
                    assertThrows(SessionEnded.class, () -> desk(center, rules).wait(stay(), phone)));
            assertTrue(dialled.await(20, TimeUnit.SECONDS), "anna is rung");
            if (!channelsFirst) {
                after.stream().limit(1).forEach(center);
            }
            assertTrue(waitsAgain.await(20, TimeUnit.SECONDS), "she waits again");
            assertEquals(
                    List.of("orders"),
                    center.floor().toCompletableFuture().join().queues().stream()
                            .filter(queue -> queue.waiting().size() == 1)
                            .map(queue -> queue.id())
                            .toList());
            hangsUp.complete(true);
            after.forEach(center);
            call.join();
            await().until(() -> !book.contacts.isEmpty());
        }
        assertEquals(List.of(OfferEnd.REJECTED), book.offers);
        assertEquals(
                List.of(Outcome.ABANDONED),
                book.contacts.stream().map(Contact::outcome).toList());
    }

    private static AgentQueueDesk desk(CallCenter center, QueueRules rules) {
        Speech speech = mock();
        PromptIds prompts = mock();
        return new AgentQueueDesk(center, () -> rules, speech, prompts, (_, _) -> false, "en", Recorder.NONE, CLOCK);
    }

    private static Stay stay() {
        Call call = new Call(CallId.mint(), "caller", "", "6anna", "en", CLOCK.instant());
        return new Stay(call, "orders", 1, CLOCK.instant(), "en", Wishes.NONE, new TreeSet<>(), false);
    }

    private static final class Book implements ContactLog {
        private final List<Contact> contacts = new CopyOnWriteArrayList<>();
        private final List<OfferEnd> offers = new CopyOnWriteArrayList<>();

        @Override
        public void contact(Contact contact, Doubt doubt) {
            contacts.add(contact);
        }

        @Override
        public void offer(OfferRecord offer) {
            offers.add(offer.end());
        }

        @Override
        public void span(AgentSpan span, String state, String reason) {}
    }
}
