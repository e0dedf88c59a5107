package org.ivrengine.flow.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.QueueDesk.Outcome;
import org.ivrengine.flow.port.QueueDesk.Stay;
import org.junit.jupiter.api.Test;

class DialingDeskTest {

    private static final DialRequest REQUEST = new DialRequest("PJSIP/agent", Duration.ofSeconds(20));

    private final DialingDesk desk = new DialingDesk(new Destinations(Map.of("general", REQUEST), Map.of()));
    private final Phone phone = mock(Phone.class);

    @Test
    void whoIsBackFromATalkThatOutlivedItsEngineIsNotRungThroughASecondTime() {
        when(phone.variable(DialReport.TALK_SINCE)).thenReturn(Optional.of("1795414366.5"));

        assertEquals(new QueueDesk.Ended.With(Outcome.TALKED), desk.wait(stay("general", true), phone));
        verify(phone, never()).dial(any());
        verify(phone).setVariable(DialReport.TALK_SINCE, "");
    }

    @Test
    void whoIsBackAndHasNotTalkedIsRungThrough() {
        when(phone.variable(DialReport.TALK_SINCE)).thenReturn(Optional.of(""));
        telephoneSays(DialReport.Status.ANSWER);

        assertEquals(new QueueDesk.Ended.With(Outcome.TALKED), desk.wait(stay("general", true), phone));
        verify(phone).dial(REQUEST);
    }

    @Test
    void anEarlierTalkIsNotThatOfWhoComesForTheFirstTime() {
        when(phone.variable(DialReport.TALK_SINCE)).thenReturn(Optional.of("1795414366.5"));
        telephoneSays(DialReport.Status.BUSY);

        assertEquals(new QueueDesk.Ended.With(Outcome.NO_AGENTS), desk.wait(stay("general", false), phone));
        verify(phone).dial(REQUEST);
    }

    @Test
    void aQueueThatIsGoneIsClosed() {
        assertEquals(new QueueDesk.Ended.With(Outcome.CLOSED), desk.wait(stay("sales", false), phone));
        verify(phone, never()).dial(any());
    }

    private void telephoneSays(DialReport.Status status) {
        when(phone.dial(REQUEST)).thenReturn(new DialReport(status, 16, true, Optional.empty()));
    }

    private static Stay stay(String queue, boolean returning) {
        Call call =
                new Call(new CallId("0123456789abcdef0123456789abcdef"), "5551234", "", "1000", "en", Instant.EPOCH);
        return new Stay(call, queue, 1, Instant.EPOCH, "en", QueueDesk.Wishes.NONE, new TreeSet<>(), returning);
    }
}
