package org.ivrengine.callcenter;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.ivrengine.callcenter.port.AgentDirectory;
import org.ivrengine.callcenter.port.ContactLog;
import org.ivrengine.callcenter.port.Recorder;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.channels.ChannelChange;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.PromptIds;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.port.QueueDesk.Ended;
import org.ivrengine.flow.port.QueueDesk.Stay;
import org.ivrengine.flow.port.QueueDesk.ToVoicemail;
import org.ivrengine.flow.port.QueueDesk.Wishes;
import org.ivrengine.flow.port.Speech;
import org.ivrengine.report.AgentSpan;
import org.ivrengine.report.Contact;
import org.ivrengine.report.Outcome;
import org.ivrengine.routing.Queue;
import org.ivrengine.routing.Rules;
import org.junit.jupiter.api.Test;

/** How a caller who leaves her queue stands on record, from her own thread to the log. */
class QueueVisitTest {

    private static final InstantSource CLOCK = InstantSource.system();

    /** Key 1 and a queue without agents lead to a message, key 2 and the longest wait do not. */
    private static final ToVoicemail MESSAGE = new ToVoicemail(Set.of('1'), Set.of(QueueDesk.Outcome.NO_AGENTS));

    private final Book book = new Book();
    private final Phone phone = mock();

    private Ended waits(Queue queue) {
        QueueRules rules = new QueueRules(Rules.of(Set.of("sales"), List.of(queue)), "ivr", Map.of());
        AgentDirectory nobody = mock();
        when(nobody.onDuty()).thenReturn(List.of());
        when(phone.channelId()).thenReturn("ch-1");
        try (CallCenter center = new CallCenter(nobody, Switchboard.NONE, book, CLOCK, 1).start(rules.routing())) {
            center.accept(new ChannelChange.Complete(Set.of(), Set.of()));
            Speech speech = mock();
            PromptIds prompts = mock();
            Ended ended = new AgentQueueDesk(
                            center, () -> rules, speech, prompts, (_, _) -> false, "en", Recorder.NONE, CLOCK)
                    .wait(stay(), phone);
            await().until(() -> !book.contacts.isEmpty());
            return ended;
        }
    }

    private static Stay stay() {
        Call call = new Call(CallId.mint(), "5550100", "Ann", "1000", "en", CLOCK.instant());
        return new Stay(
                call,
                "orders",
                1,
                CLOCK.instant(),
                "en",
                Wishes.NONE,
                new TreeSet<>(Set.of('1', '2')),
                false,
                Optional.<Diversion>empty(),
                false,
                MESSAGE);
    }

    private void presses(char key) {
        when(phone.nextKey(any(), any(BooleanSupplier.class))).thenReturn(Optional.of(new Key(key, CLOCK.millis())));
    }

    private void pressesNothing() {
        Semaphore woken = new Semaphore(0);
        doAnswer(_ -> {
                    woken.release();
                    return true;
                })
                .when(phone)
                .wake();
        when(phone.nextKey(any(), any(BooleanSupplier.class))).thenAnswer(_ -> {
            woken.acquire();
            return Optional.empty();
        });
    }

    @Test
    void whoPressesTheKeyOfTheMailboxHasLeftForAVoicemail() {
        presses('1');
        assertEquals(new Ended.ByKey('1'), waits(Center.queue().build()));
        assertEquals(Outcome.VOICEMAIL, book.contacts.getFirst().outcome());
    }

    @Test
    void whoPressesAnotherKeyHasLeftByKey() {
        presses('2');
        assertEquals(new Ended.ByKey('2'), waits(Center.queue().build()));
        assertEquals(Outcome.LEFT_BY_KEY, book.contacts.getFirst().outcome());
    }

    @Test
    void aQueueWithoutAgentsBehindWhichIsAMailboxIsNoRefusal() {
        pressesNothing();
        assertEquals(
                new Ended.With(QueueDesk.Outcome.NO_AGENTS),
                waits(Center.queue().releasesWithoutAgents(true).build()));
        assertEquals(Outcome.VOICEMAIL, book.contacts.getFirst().outcome());
    }

    @Test
    void theLongestWaitBehindWhichIsNoneIsAnOverflow() {
        pressesNothing();
        assertEquals(
                new Ended.With(QueueDesk.Outcome.OVERFLOW),
                waits(Center.queue().maxWaitMs(30).build()));
        assertEquals(Outcome.OVERFLOWED, book.contacts.getFirst().outcome());
    }

    private static final class Book implements ContactLog {
        private final List<Contact> contacts = new CopyOnWriteArrayList<>();

        @Override
        public void contact(Contact contact, Doubt doubt) {
            contacts.add(contact);
        }

        @Override
        public void offer(OfferRecord offer) {
            throw new AssertionError("nobody is on duty");
        }

        @Override
        public void span(AgentSpan span, String state, String reason) {}
    }
}
