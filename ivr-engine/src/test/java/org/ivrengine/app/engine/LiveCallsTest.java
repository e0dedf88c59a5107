package org.ivrengine.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ivrengine.flow.port.CallId;
import org.ivrengine.flow.port.CallLog;
import org.ivrengine.flow.port.CallLog.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When is a call over? When its channel is gone and its session has nothing more to log. */
class LiveCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant GONE = NOW.minusMillis(40);
    private static final String CHANNEL = "1700000000.1";

    private final CallLog log = mock(CallLog.class);
    private final Set<String> open = new HashSet<>();
    private final LiveCalls live = new LiveCalls(log, () -> open, InstantSource.fixed(NOW));
    private final CallId call = CallId.mint();

    @BeforeEach
    void reportsAreComplete() {
        live.reportsAreComplete(Set.of());
    }

    @Test
    void aCallerWhoHangsUpEndsTheCallWhenTheChannelWentNotWhenWeNoticed() {
        live.sessionBegan(CHANNEL, call);
        live.sessionEnded(CHANNEL, call, Ending.BY_CALLER);
        verify(log, never()).ended(any(), any(), any());

        live.channelGone(CHANNEL, "", GONE, true);
        verify(log).ended(call, GONE, Ending.BY_CALLER);
    }

    @Test
    void aChannelThatGoesFirstWaitsForTheLastStepOfItsSession() {
        live.sessionBegan(CHANNEL, call);
        live.channelGone(CHANNEL, "", GONE, true);
        verify(log, never()).ended(any(), any(), any());

        live.sessionEnded(CHANNEL, call, Ending.BY_FLOW);
        verify(log).ended(call, GONE, Ending.BY_FLOW);
    }

    @Test
    void aCallWhoseSessionWasLostGoesOnUntilItsChannelIsGone() {
        live.sessionBegan(CHANNEL, call);
        live.sessionEnded(CHANNEL, call, null);
        live.sessionBegan(CHANNEL, call);
        live.sessionEnded(CHANNEL, call, Ending.BY_FLOW);
        verify(log, never()).ended(any(), any(), any());

        live.channelGone(CHANNEL, "", GONE, true);
        verify(log, times(1)).ended(call, GONE, Ending.BY_FLOW);
    }

    @Test
    void whoIsUpIsKnownByHerCallUntilItIsOver() {
        live.sessionBegan(CHANNEL, call);
        assertEquals(Map.of(call.value(), CHANNEL), live.channels());
        live.sessionEnded(CHANNEL, call, Ending.BY_CALLER);
        live.channelGone(CHANNEL, "", GONE, false);
        assertEquals(Map.of(), live.channels());
    }

    @Test
    void aCallThatCameBackAfterATransferDoesNotEndAsItsFirstSessionDid() {
        live.sessionBegan(CHANNEL, call);
        live.sessionEnded(CHANNEL, call, Ending.BY_CALLER);
        live.sessionBegan(CHANNEL, call);
        live.sessionEnded(CHANNEL, call, Ending.TRANSFERRED);
        live.channelGone(CHANNEL, "", GONE, true);

        verify(log).ended(call, GONE, Ending.TRANSFERRED);
    }

    @Test
    void withoutReportsTheSessionsWordHasToDo() {
        live.reportsAreIncomplete();
        live.sessionBegan(CHANNEL, call);
        live.sessionEnded(CHANNEL, call, Ending.BY_CALLER);

        verify(log).ended(call, NOW, Ending.BY_CALLER);
    }

    @Test
    void aCallThatEndedWhileWeWereAwayEndsAsUnknown() {
        CallId stillUp = CallId.mint();
        open.addAll(Set.of(call.value(), stillUp.value()));

        live.reportsAreComplete(Set.of(stillUp.value()));

        verify(log).ended(call, NOW, Ending.UNKNOWN);
        verify(log, times(1)).ended(any(), any(), any());
    }

    @Test
    void aCallThatWasWaitingForItsNextSessionAndHangsUpIsTheCallersDoing() {
        live.channelGone(CHANNEL, call.value(), GONE, true);

        verify(log).ended(call, GONE, Ending.BY_CALLER);
    }
}
