package org.ivrengine.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToneEarTest {

    private static final int PACKET = 160;

    private final SipPhone phone = new SipPhone("anna", FreePorts.udp());
    private final ToneEar ear = new ToneEar(phone, 550, 900);

    @AfterEach
    void hangUp() {
        ear.close();
        phone.close();
    }

    @Test
    void tonesAreHeardInTheirOrderWhenTheyAreOver() {
        hears(900, 8);
        hears(550, 8);
        assertEquals(List.of(900), ear.heard());
        hears(0, 12);
        assertEquals(List.of(900, 550), ear.heard());
    }

    @Test
    void aToneOfWhichSomeIsLostIsOneTone() {
        hears(550, 4);
        hears(0, 3);
        hears(550, 2);
        hears(0, 10);
        hears(550, 4);
        hears(0, 12);
        assertEquals(List.of(550), ear.heard());
    }

    @Test
    void theSameToneAfterAPauseIsAnotherOne() {
        hears(550, 8);
        hears(0, 12);
        hears(550, 8);
        hears(0, 12);
        assertEquals(List.of(550, 550), ear.heard());
    }

    @Test
    void aClickIsNoTone() {
        hears(550, 2);
        hears(0, 12);
        hears(900, 2);
        hears(0, 12);
        assertEquals(List.of(), ear.heard());
    }

    private void hears(int hertz, int packets) {
        for (int n = 0; n < packets; n++) {
            short[] samples = new short[PACKET];
            for (int i = 0; i < PACKET; i++) {
                samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / 8_000));
            }
            ear.hear(samples);
        }
    }
}
