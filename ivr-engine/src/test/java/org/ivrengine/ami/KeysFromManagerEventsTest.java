package org.ivrengine.ami;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.asteriskjava.manager.event.DtmfBeginEvent;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.DtmfEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.ivrengine.channels.ChannelEvent;
import org.junit.jupiter.api.Test;

/** Which of the manager's key events are keys. */
class KeysFromManagerEventsTest {

    private final EventTranslator translator = new EventTranslator(new ServerClock());
    private final StringBuilder keys = new StringBuilder();

    @Test
    void aKeyWhoseEndIsToldTwiceIsOneKey() {
        // As Asterisk 22 tells them where 20 ms lie between two keys.
        down("1", "2").up("1", "2").up("1", "2");
        down("1", "3").up("1", "3").up("1", "3");

        assertEquals("23", keys.toString());
    }

    @Test
    void theSameKeyTwiceIsTwoKeys() {
        down("1", "5").up("1", "5").down("1", "5").up("1", "5");

        assertEquals("55", keys.toString());
    }

    @Test
    void aKeyThatWentDownBeforeWeListenedCounts() {
        up("1", "7").up("1", "7");

        assertEquals("7", keys.toString());
    }

    @Test
    void oneCallersKeysSayNothingAboutAnothers() {
        down("1", "4").up("1", "4");
        up("2", "4");

        assertEquals("44", keys.toString());
    }

    @Test
    void aChannelThatIsGoneIsForgotten() {
        down("1", "4").up("1", "4");
        HangupEvent gone = new HangupEvent(this);
        gone.setUniqueId("1");
        translate(gone);
        up("1", "4");

        assertEquals("44", keys.toString());
    }

    private KeysFromManagerEventsTest down(String channel, String digit) {
        return translate(key(new DtmfBeginEvent(this), channel, digit));
    }

    private KeysFromManagerEventsTest up(String channel, String digit) {
        return translate(key(new DtmfEndEvent(this), channel, digit));
    }

    private static DtmfEvent key(DtmfEvent event, String channel, String digit) {
        event.setUniqueId(channel);
        event.setDigit(digit);
        event.setDirection("Received");
        return event;
    }

    private KeysFromManagerEventsTest translate(ManagerEvent event) {
        event.setTimestamp(1_795_364_689.346);
        translator.translate(event).ifPresent(ours -> {
            if (ours instanceof ChannelEvent.KeyReleased key) {
                keys.append(key.symbol());
            }
        });
        return this;
    }
}
