package org.ivrengine.ami;

import static org.ivrengine.ami.RecordedCase.assertExact;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ivrengine.channels.ChannelChange.LegEnded;
import org.ivrengine.channels.ChannelChange.TalkBegan;
import org.ivrengine.channels.ChannelChange.TalkEnded;
import org.ivrengine.channels.ChannelChange.TookPlace;
import org.ivrengine.channels.ChannelChange.Transferred;
import org.ivrengine.channels.EndedBy;
import org.ivrengine.channels.Talk;
import org.ivrengine.channels.TransferKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real Asterisk told when an agent consulted somebody by keys, from the one call that she has. */
class ConsultationsByKeyTest {

    private static Talk talk(RecordedCase played, int n) {
        return played.changes(TalkEnded.class).get(n).talk();
    }

    private static List<String> talks(RecordedCase played) {
        return played.changes(TalkEnded.class).stream()
                .map(ended -> ended.talk().leg().endpoint() + " " + ended.by())
                .toList();
    }

    /** Without sound Asterisk leaves its own channel between the two; with sound it takes that out at once. */
    @ParameterizedTest
    @ValueSource(strings = {"keyed-consultation-handed-over", "keyed-consultation-with-sound"})
    void sheHasHerCallerOnHoldUntilSheHandsHimOverAndTheOtherHasHimFromThenOn(String name) {
        RecordedCase played = RecordedCase.play(name);

        assertEquals(List.of("PJSIP/anna TRANSFER", "PJSIP/bert TRANSFER", "PJSIP/bert AGENT"), talks(played));
        Talk annas = talk(played, 0);
        assertExact(played.atMs("caller", "is answered"), annas.began().atMs(), "beginning");
        assertExact(played.atMs("anna", "hangs up"), annas.ended().orElseThrow().atMs(), "end");
        assertEquals(
                annas.ended().orElseThrow().atMs(), annas.holds().getFirst().toMs());
        assertTrue(annas.holdMs(0) > 1_000, annas::toString);
        Talk berts = talk(played, 2);
        assertEquals(annas.leg().callerChannel(), berts.leg().callerChannel());
        assertExact(played.atMs("anna", "hangs up"), berts.began().atMs(), "handover");
        assertExact(played.atMs("bert", "hangs up"), berts.ended().orElseThrow().atMs(), "end");
        assertEquals(3, played.changes(TalkBegan.class).size());
        assertEquals(annas.leg().callerChannel(), played.only(TookPlace.class).channelId());
    }

    @Test
    void backWithHerCallerItIsTheSameTalkAndTheConsultationWasHold() {
        RecordedCase played = RecordedCase.play("keyed-consultation-returns");

        assertEquals(List.of("PJSIP/bert CALLER", "PJSIP/anna AGENT"), talks(played));
        Talk annas = talk(played, 1);
        assertEquals(1, annas.holds().size(), annas::toString);
        assertExact(
                played.atMs("bert", "is hung up on"), annas.holds().getFirst().toMs(), "end of hold");
        assertExact(played.atMs("anna", "hangs up"), annas.ended().orElseThrow().atMs(), "end");
        assertEquals(2, played.changes(TalkBegan.class).size());
    }

    @Test
    void whoRefusesSendsHerBackToHerCaller() {
        RecordedCase played = RecordedCase.play("keyed-consultation-refused");

        assertEquals(List.of("PJSIP/anna AGENT"), talks(played));
        assertExact(
                played.atMs("bert", "rejects 486 Busy Here"),
                talk(played, 0).holds().getFirst().toMs(),
                "end of hold");
    }

    @Test
    void handedOverWhileItRingsItRingsForTheCaller() {
        RecordedCase played = RecordedCase.play("keyed-consultation-handed-over-ringing");

        assertEquals(List.of("PJSIP/anna TRANSFER", "PJSIP/bert AGENT"), talks(played));
        String caller = talk(played, 0).leg().callerChannel();
        assertEquals(caller, talk(played, 1).leg().callerChannel());
        assertExact(played.atMs("bert", "answers"), talk(played, 1).began().atMs(), "answer");
        Transferred transferred = played.changes(Transferred.class).getFirst();
        assertEquals(TransferKind.THROUGH_CONSULTATION, transferred.kind());
        assertEquals(caller, transferred.callerChannel());
        assertTrue(played.changes(LegEnded.class).stream()
                .anyMatch(ended -> ended.leg().endpoint().equals("PJSIP/bert")
                        && ended.leg().callerChannel().equals(caller)));
    }

    @Test
    void whomAConsultationReachesAfterTheHandoverTalksWithTheCallerAlsoWhenSoundFlows() {
        RecordedCase played = RecordedCase.play("keyed-consultation-waits-with-sound");

        assertEquals(List.of("PJSIP/anna TRANSFER", "PJSIP/bert AGENT"), talks(played));
        assertEquals(
                talk(played, 0).leg().callerChannel(), talk(played, 1).leg().callerChannel());
        assertExact(played.atMs("bert", "answers"), talk(played, 1).began().atMs(), "answer");
        assertExact(
                played.atMs("bert", "hangs up"),
                talk(played, 1).ended().orElseThrow().atMs(),
                "end");
    }

    @Test
    void aCallerWhoLeavesMeanwhileEndsOnlyHerOwnTalk() {
        RecordedCase played = RecordedCase.play("keyed-consultation-caller-leaves");

        List<TalkEnded> talks = played.changes(TalkEnded.class);
        assertEquals("PJSIP/anna", talks.getFirst().talk().leg().endpoint());
        assertEquals(EndedBy.CALLER, talks.getFirst().by());
        assertExact(
                played.atMs("caller", "hangs up"),
                talks.getFirst().talk().ended().orElseThrow().atMs(),
                "end");
    }
}
