package org.ivrengine.real;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records, as {@link AwkwardCasesTest} does, what is told when a supervisor listens, and takes over. */
@Tag("long")
@ExtendWith(RealAsterisk.Shared.class)
class SupervisedCasesTest {

    @BeforeAll
    static void open(RealAsterisk shared) {
        AwkwardCasesTest.open(shared);
    }

    @AfterAll
    static void close() {
        AwkwardCasesTest.close();
    }

    @Test
    void supervisorListensThenWhispersAndLeaves() {
        AwkwardCasesTest.record("supervisor-listens", recording -> {
            AwkwardCasesTest.Pair pair = AwkwardCasesTest.Pair.talking();
            AwkwardCasesTest.act(
                    "Originate",
                    "Channel",
                    "PJSIP/carl",
                    "Application",
                    "ChanSpy",
                    "Data",
                    "PJSIP/anna,qESd",
                    "Async",
                    "true");
            SipDialog carl = AwkwardCasesTest.room.phone("carl").awaitCall();
            carl.answer();
            AwkwardCasesTest.passMs(500);
            AwkwardCasesTest.act(
                    "PlayDTMF", "Channel", AwkwardCasesTest.channelOf("carl"), "Digit", "5", "Receive", "1");
            AwkwardCasesTest.passMs(300);
            pair.anna().hold();
            AwkwardCasesTest.passMs(300);
            pair.anna().resume();
            AwkwardCasesTest.passMs(200);
            carl.hangUp();
            AwkwardCasesTest.passMs(300);
            pair.anna().hangUp();
            pair.caller().await("is hung up on");
            pair.into(recording).of("carl", carl);
        });
    }

    @Test
    void talkEndsUnderTheSupervisor() {
        AwkwardCasesTest.record("talk-ends-under-the-supervisor", recording -> {
            AwkwardCasesTest.Pair pair = AwkwardCasesTest.Pair.talking();
            AwkwardCasesTest.act(
                    "Originate",
                    "Channel",
                    "PJSIP/carl",
                    "Application",
                    "ChanSpy",
                    "Data",
                    "PJSIP/anna,qESdB",
                    "Async",
                    "true");
            SipDialog carl = AwkwardCasesTest.room.phone("carl").awaitCall();
            carl.answer();
            AwkwardCasesTest.passMs(600);
            pair.caller().hangUp();
            pair.anna().await("is hung up on");
            carl.await("is hung up on");
            pair.into(recording).of("carl", carl);
        });
    }

    @Test
    void supervisorTakesOver() {
        AwkwardCasesTest.record("supervisor-takes-over", recording -> {
            AwkwardCasesTest.Pair pair = AwkwardCasesTest.Pair.talking();
            AwkwardCasesTest.act(
                    "Originate",
                    "Channel",
                    "PJSIP/carl",
                    "Application",
                    "BridgeAdd",
                    "Data",
                    AwkwardCasesTest.channelOf("caller"),
                    "Async",
                    "true");
            SipDialog carl = AwkwardCasesTest.room.phone("carl").awaitCall();
            carl.answer();
            AwkwardCasesTest.passMs(300);
            AwkwardCasesTest.act("Hangup", "Channel", AwkwardCasesTest.channelOf("anna"), "Cause", "16");
            pair.anna().await("is hung up on");
            AwkwardCasesTest.passMs(600);
            carl.hangUp();
            pair.caller().await("is hung up on");
            pair.into(recording).of("carl", carl);
        });
    }
}
