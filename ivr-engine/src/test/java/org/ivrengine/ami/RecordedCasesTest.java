package org.ivrengine.ami;

import static org.ivrengine.ami.RecordedCase.assertExact;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.ivrengine.channels.ChannelChange.Answered;
import org.ivrengine.channels.ChannelChange.Gone;
import org.ivrengine.channels.ChannelChange.LegEnded;
import org.ivrengine.channels.ChannelChange.PhoneChanged;
import org.ivrengine.channels.ChannelChange.RingingBegan;
import org.ivrengine.channels.ChannelChange.SpyBegan;
import org.ivrengine.channels.ChannelChange.SpyEnded;
import org.ivrengine.channels.ChannelChange.TalkBegan;
import org.ivrengine.channels.ChannelChange.TalkEnded;
import org.ivrengine.channels.ChannelChange.Transferred;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Moment;
import org.ivrengine.channels.PhoneCall;
import org.ivrengine.channels.Reach;
import org.ivrengine.channels.Talk;
import org.ivrengine.channels.TransferKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real Asterisk told in awkward cases, and what the telephones say about it. */
class RecordedCasesTest {

    @Test
    void aTalkBeginsWhenBothAreConnectedAndEndsWhenTheAgentHangsUp() {
        RecordedCase played = RecordedCase.play("agent-hangs-up");

        Talk talk = played.only(TalkEnded.class).talk();
        assertExact(played.atMs("anna", "rings"), talk.ringingAtMs().orElseThrow(), "ringing");
        assertExact(played.atMs("anna", "answers"), talk.answeredAtMs().orElseThrow(), "answer");
        assertExact(played.atMs("caller", "is answered"), talk.began().atMs(), "beginning");
        assertEnded(played, 0, "anna", "hangs up", EndedBy.AGENT);
        assertEquals("PJSIP/anna", talk.leg().endpoint());
        assertEquals(List.of(), talk.holds());
        assertEquals(0, talk.unknownMs());
    }

    @Test
    void theCallerHangsUp() {
        assertEnded(RecordedCase.play("caller-hangs-up"), 0, "caller", "hangs up", EndedBy.CALLER);
    }

    @Test
    void whenBothHangUpAtOnceTheTalkEndsOnceByWhoeverWasFirst() {
        RecordedCase played = RecordedCase.play("both-hang-up-at-once");

        TalkEnded ended = played.only(TalkEnded.class);
        assertExact(
                played.atMs("anna", "hangs up"),
                ended.talk().ended().orElseThrow().atMs(),
                "end");
        assertTrue(ended.by() == EndedBy.AGENT || ended.by() == EndedBy.CALLER, ended::toString);
        assertEquals(2, played.changes(Gone.class).size());
    }

    @Test
    void theAgentsHoldsAreCountedToTheirEnds() {
        RecordedCase played = RecordedCase.play("agent-holds-twice");

        Talk talk = played.only(TalkEnded.class).talk();
        played.assertHolds(talk, "anna", 2);
        long heldMs = played.atMs("anna", "resumes", 0)
                - played.atMs("anna", "holds", 0)
                + played.atMs("anna", "resumes", 1)
                - played.atMs("anna", "holds", 1);
        assertExact(heldMs, talk.holdMs(0), "sum of holds");
        assertExact(
                played.atMs("anna", "hangs up") - played.atMs("caller", "is answered") - heldMs,
                talk.talkMs(0),
                "talk");
    }

    @Test
    void aCallerWhoHoldsUsIsTalkAndAHoldEndsWithTheTalk() {
        RecordedCase played = RecordedCase.play("caller-holds-then-agent-holds-then-caller-hangs-up");

        Talk talk = played.only(TalkEnded.class).talk();
        assertEquals(1, talk.holds().size(), talk.holds()::toString);
        assertExact(played.atMs("anna", "holds"), talk.holds().getFirst().fromMs(), "hold");
        assertExact(played.atMs("caller", "hangs up"), talk.holds().getFirst().toMs(), "end of hold");
        assertEnded(played, 0, "caller", "hangs up", EndedBy.CALLER);
    }

    @ParameterizedTest
    @CsvSource({"486,BUSY,17", "480,NOANSWER,19", "603,NOANSWER,21", "503,CONGESTION,34", "404,NOANSWER,1"})
    void aTelephoneThatRefuses(int status, String dialStatus, int cause) {
        RecordedCase played = RecordedCase.play("rejects-" + status);

        LegEnded ended = played.only(LegEnded.class);
        assertEquals(dialStatus + " " + cause, ended.dialStatus() + " " + ended.cause());
        assertTrue(ended.rang());
        assertEquals(List.of(), played.changes(TalkBegan.class));
    }

    @Test
    void theCallerHangsUpWhileItRings() {
        RecordedCase played = RecordedCase.play("caller-hangs-up-while-it-rings");

        LegEnded ended = played.only(LegEnded.class);
        assertEquals("CANCEL", ended.dialStatus());
        assertExact(played.atMs("caller", "hangs up"), ended.ended().atMs(), "end of ringing");
        assertEquals(List.of(), played.changes(Answered.class));
    }

    @Test
    void nobodyAnswers() {
        RecordedCase played = RecordedCase.play("nobody-answers");
        LegEnded ended = played.only(LegEnded.class);

        assertEquals("NOANSWER", ended.dialStatus());
        assertTrue(ended.rang());
        // Here Asterisk told of the ringing before it told for whom.
        assertEquals(ended.leg(), played.only(RingingBegan.class).leg());
        assertExact(
                played.atMs("anna", "rings"), played.only(RingingBegan.class).atMs(), "ringing");
    }

    @Test
    void aDeadTelephoneWasNeverSeenRinging() {
        RecordedCase played = RecordedCase.play("dead-phone");

        assertEquals("NOANSWER", played.only(LegEnded.class).dialStatus());
        assertFalse(played.only(LegEnded.class).rang());
        assertEquals(List.of(), played.changes(RingingBegan.class));
    }

    @Test
    void ringingThatIsWithdrawnEndsWithTheCauseThatWasGiven() {
        assertEquals(
                26,
                RecordedCase.play("withdrawn-while-it-rings")
                        .only(LegEnded.class)
                        .cause());
    }

    @Test
    void anAnswerThatCrossesTheWithdrawalIsNoTalk() {
        RecordedCase played = RecordedCase.play("answer-crosses-the-withdrawal");

        assertEquals(List.of(), played.changes(TalkBegan.class));
        int cause = played.only(LegEnded.class).cause();
        assertTrue(Set.of(16, 26).contains(cause), "Asterisk's or ours, whichever was first: " + cause);
    }

    @Test
    void anAgentWhoHangsUpInTheWhisperAnsweredButNeverTalked() {
        RecordedCase played = RecordedCase.play("agent-hangs-up-in-the-whisper");

        assertExact(played.atMs("anna", "answers"), played.only(Answered.class).atMs(), "answer");
        assertExact(
                played.atMs("anna", "hangs up"),
                played.only(LegEnded.class).ended().atMs(),
                "end");
        assertEquals(List.of(), played.changes(TalkBegan.class));
    }

    @Test
    void aCallerWhoHangsUpInTheWhisperFreesTheAgentAtOnce() {
        RecordedCase played = RecordedCase.play("caller-hangs-up-in-the-whisper");

        assertExact(
                played.atMs("caller", "hangs up"),
                played.only(LegEnded.class).ended().atMs(),
                "end");
        assertEquals(List.of(), played.changes(TalkBegan.class));
    }

    @Test
    void theWhisperIsNotTalk() {
        RecordedCase played = RecordedCase.play("whisper-then-talk");

        Talk talk = played.only(TalkEnded.class).talk();
        assertExact(played.atMs("anna", "answers"), talk.answeredAtMs().orElseThrow(), "answer");
        assertExact(played.atMs("caller", "is answered"), talk.began().atMs(), "beginning");
        assertTrue(talk.began().atMs() - talk.answeredAtMs().orElseThrow() > 1_900, talk::toString);
    }

    @Test
    void afterABlindTransferTheSecondTalkIsTheOtherAgents() {
        RecordedCase played = RecordedCase.play("blind-transfer");

        assertEnded(played, 0, "anna", "transfers", EndedBy.TRANSFER);
        Transferred transferred = played.only(Transferred.class);
        assertEquals(TransferKind.BLIND, transferred.kind());
        assertEquals("bert", transferred.target());
        assertEquals(played.talk(0).talk().leg().callerChannel(), transferred.callerChannel());
        assertEquals("PJSIP/bert", played.talk(1).talk().leg().endpoint());
        assertExact(
                played.atMs("bert", "answers"), played.talk(1).talk().began().atMs(), "second talk");
        assertEnded(played, 1, "bert", "hangs up", EndedBy.AGENT);
    }

    @Test
    void anAttendedTransferGivesEachAgentHerOwnTime() {
        RecordedCase played = RecordedCase.play("attended-transfer");
        List<TalkEnded> talks = played.changes(TalkEnded.class);

        assertEquals(
                List.of("PJSIP/anna", "PJSIP/bert", "PJSIP/bert"),
                talks.stream().map(ended -> ended.talk().leg().endpoint()).toList());
        // The caller with Anna, who held her all the time of the consultation.
        assertEnded(played, 0, "anna", "transfers", EndedBy.TRANSFER);
        assertExact(
                played.atMs("anna", "transfers") - played.atMs("anna", "holds"),
                talks.get(0).talk().holdMs(0),
                "hold for the consultation");
        // Anna with Bert, then the caller with Bert.
        assertEnded(played, 1, "anna", "transfers", EndedBy.TRANSFER);
        Talk last = talks.get(2).talk();
        assertEquals(talks.get(0).talk().leg().callerChannel(), last.leg().callerChannel());
        assertExact(played.atMs("anna", "transfers"), last.began().atMs(), "third talk");
        assertEnded(played, 2, "bert", "hangs up", EndedBy.AGENT);
        Transferred transferred = played.only(Transferred.class);
        assertEquals(TransferKind.ATTENDED, transferred.kind());
        assertEquals(last.leg().agentChannel(), transferred.target());
    }

    @Test
    void aCallerPutIntoARingingConsultationTalksWithWhoeverAnswersIt() {
        RecordedCase played = RecordedCase.play("transfer-into-a-ringing-consultation");

        Transferred transferred = played.only(Transferred.class);
        assertEquals(TransferKind.INTO_CONSULTATION, transferred.kind());
        assertEnded(played, 0, "anna", "transfers", EndedBy.TRANSFER);
        Talk second = played.talk(1).talk();
        assertEquals(transferred.callerChannel(), second.leg().callerChannel());
        assertEquals("PJSIP/bert", second.leg().endpoint());
        assertExact(played.atMs("bert", "answers"), second.began().atMs(), "second talk");
        assertEquals(
                second.leg(),
                played.changes(Answered.class).getLast().leg(),
                "what the consultation rings belongs to the caller");
    }

    @Test
    void aCallerPutIntoAWaitingConsultationLivesOnThere() {
        RecordedCase played = RecordedCase.play("transfer-into-a-waiting-consultation");

        Transferred transferred = played.only(Transferred.class);
        assertEquals(TransferKind.INTO_CONSULTATION, transferred.kind());
        Gone caller = played.changes(Gone.class).stream()
                .filter(gone -> gone.channelId().equals(transferred.callerChannel()))
                .findFirst()
                .orElseThrow();
        assertExact(played.atMs("caller", "hangs up"), caller.atMs(), "end of the call");
        assertExact(played.atMs("anna", "transfers"), endOf(played, 0).atMs(), "end of the talk");
    }

    @Test
    void inAConferenceEachAgentsTimeEndsWhenSheLeaves() {
        RecordedCase played = RecordedCase.play("conference");
        Map<String, Talk> talks = played.changes(TalkEnded.class).stream()
                .map(TalkEnded::talk)
                .collect(Collectors.toMap(talk -> talk.leg().endpoint(), talk -> talk));

        assertEquals(Set.of("PJSIP/anna", "PJSIP/carl"), talks.keySet());
        Talk anna = Optional.ofNullable(talks.get("PJSIP/anna")).orElseThrow();
        Talk carl = Optional.ofNullable(talks.get("PJSIP/carl")).orElseThrow();
        assertEquals(anna.leg().callerChannel(), carl.leg().callerChannel());
        assertExact(played.atMs("anna", "hangs up"), anna.ended().orElseThrow().atMs(), "Anna leaves");
        assertExact(played.atMs("carl", "answers"), carl.began().atMs(), "Carl joins");
        assertExact(played.atMs("carl", "hangs up"), carl.ended().orElseThrow().atMs(), "Carl leaves");
    }

    @Test
    void aGapInATalkLeavesOnlyTheGapUnknown() {
        RecordedCase played = RecordedCase.play("gap-in-a-talk");

        Talk talk = played.only(TalkEnded.class).talk();
        assertEquals(List.of(), talk.holds());
        assertEquals(1, talk.unknown().size());
        assertTrue(talk.unknownMs() > 750 && talk.unknownMs() < 1_200, talk::toString);
        assertTrue(talk.began().exact());
        assertEnded(played, 0, "anna", "hangs up", EndedBy.AGENT);
    }

    @Test
    void aHoldThatWentOnThroughAGapIsKnownBeforeAndAfterIt() {
        RecordedCase played = RecordedCase.play("gap-in-a-hold");

        Talk talk = played.only(TalkEnded.class).talk();
        assertEquals(2, talk.holds().size(), talk.holds()::toString);
        assertExact(played.atMs("anna", "holds"), talk.holds().get(0).fromMs(), "hold");
        assertEquals(talk.unknown().getFirst().fromMs(), talk.holds().get(0).toMs());
        assertEquals(talk.unknown().getFirst().toMs(), talk.holds().get(1).fromMs());
        assertExact(played.atMs("anna", "resumes"), talk.holds().get(1).toMs(), "end of hold");
    }

    @Test
    void aHoldThatBeganInAGapIsCountedFromWhenWeSawIt() {
        RecordedCase played = RecordedCase.play("gap-in-which-a-hold-begins");

        Talk talk = played.only(TalkEnded.class).talk();
        assertEquals(1, talk.holds().size(), talk.holds()::toString);
        assertEquals(talk.unknown().getFirst().toMs(), talk.holds().getFirst().fromMs());
        assertExact(played.atMs("anna", "hangs up"), talk.holds().getFirst().toMs(), "end of hold");
    }

    @Test
    void aTalkThatBeganInAGapHasItsBeginningFromTheStampAndItsTelephoneFromTheSnapshot() {
        RecordedCase played = RecordedCase.play("gap-in-which-a-talk-begins");

        Talk talk = played.only(TalkEnded.class).talk();
        assertTrue(talk.began().exact());
        assertExact(played.atMs("caller", "is answered"), talk.began().atMs(), "beginning");
        assertEquals("PJSIP/anna", talk.leg().endpoint());
        assertEquals(OptionalLong.empty(), talk.ringingAtMs());
        assertEquals(1, talk.unknown().size(), "holds before the snapshot");
        assertEnded(played, 0, "anna", "hangs up", EndedBy.AGENT);
    }

    @Test
    void aTalkThatEndedInAGapHasAnEndThatIsMarked() {
        RecordedCase played = RecordedCase.play("gap-in-which-a-talk-ends");

        assertEquals(EndedBy.UNKNOWN, played.talk(0).by());
        Moment end = endOf(played, 0);
        assertFalse(end.exact());
        assertTrue(end.atMs() >= played.atMs("anna", "hangs up"));
        Talk talk = played.talk(0).talk();
        assertEquals(end.atMs(), talk.unknown().getLast().toMs(), "from the gap on nothing is known");
    }

    @Test
    void anAgentsOwnCallMakesHerBusyAndOurOwnOfferDoesNot() {
        RecordedCase played = RecordedCase.play("attended-transfer");
        Talk talk = played.talk(0).talk();
        Set<String> ours = Set.of(talk.leg().callerChannel());
        List<Boolean> busy = played.changes(PhoneChanged.class).stream()
                .filter(change -> change.phone().endpoint().equals("PJSIP/anna"))
                .map(change -> change.phone().isBusyBesides(ours::contains))
                .distinct()
                .toList();
        PhoneCall consultation = played.changes(PhoneChanged.class).stream()
                .filter(change -> change.phone().endpoint().equals("PJSIP/anna"))
                .map(change -> change.phone().calls())
                .filter(calls -> calls.size() == 2)
                .findFirst()
                .orElseThrow()
                .getLast();

        assertEquals(List.of(false, true), busy);
        assertFalse(consultation.isWith(ours::contains));
        assertEquals(Reach.REACHABLE, played.channels().phone("PJSIP/anna").reach());
        assertEquals(List.of(), played.channels().phone("PJSIP/anna").calls());
    }

    private static Moment endOf(RecordedCase played, int n) {
        return played.talk(n).talk().ended().orElseThrow();
    }

    private static void assertEnded(RecordedCase played, int n, String phone, String what, EndedBy by) {
        assertExact(played.atMs(phone, what), endOf(played, n).atMs(), "end of talk " + n);
        assertEquals(by, played.talk(n).by());
        assertTrue(endOf(played, n).exact());
    }

    @Test
    void whoListensIsNoTalkAndNobodysTime() {
        RecordedCase played = RecordedCase.play("supervisor-listens");
        Talk talk = played.only(TalkEnded.class).talk();
        assertEquals("PJSIP/anna", talk.leg().endpoint());
        assertExact(played.atMs("anna", "hangs up"), talk.ended().orElseThrow().atMs(), "Anna leaves");
        assertEquals(1, talk.holds().size());
        assertExact(played.atMs("anna", "holds"), talk.holds().getFirst().fromMs(), "Anna holds");
        SpyBegan began = played.changes(SpyBegan.class).getFirst();
        SpyEnded ended = played.changes(SpyEnded.class).getFirst();
        assertEquals(talk.leg().agentChannel(), began.spiedId());
        assertEquals(began.channelId(), ended.channelId());
        assertExact(played.atMs("carl", "hangs up"), ended.atMs(), "Carl leaves");
    }

    @Test
    void theTalkEndsAndWithItWhatTheSupervisorHears() {
        RecordedCase played = RecordedCase.play("talk-ends-under-the-supervisor");
        Talk talk = played.only(TalkEnded.class).talk();
        assertEquals("PJSIP/anna", talk.leg().endpoint());
        assertExact(
                played.atMs("caller", "hangs up"), talk.ended().orElseThrow().atMs(), "the caller leaves");
        assertExact(
                played.atMs("caller", "hangs up"),
                played.changes(SpyEnded.class).getFirst().atMs(),
                "Carl hears no more");
    }

    @Test
    void whoTakesOverHasATalkOfHerOwnAndTheAgentsEndsWhereSheLeaves() {
        RecordedCase played = RecordedCase.play("supervisor-takes-over");
        Map<String, Talk> talks = played.changes(TalkEnded.class).stream()
                .map(TalkEnded::talk)
                .collect(Collectors.toMap(talk -> talk.leg().endpoint(), talk -> talk));
        Talk anna = Optional.ofNullable(talks.get("PJSIP/anna")).orElseThrow();
        Talk carl = Optional.ofNullable(talks.get("PJSIP/carl")).orElseThrow();
        assertExact(
                played.atMs("anna", "is hung up on"), anna.ended().orElseThrow().atMs(), "Anna leaves");
        assertExact(played.atMs("carl", "answers"), carl.began().atMs(), "Carl joins");
        assertExact(played.atMs("carl", "hangs up"), carl.ended().orElseThrow().atMs(), "Carl leaves");
    }
}
