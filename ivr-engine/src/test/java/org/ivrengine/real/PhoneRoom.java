package org.ivrengine.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Telephones on the real Asterisk, and extensions at which they reach one another. No engine takes part: what the manager
 * interface tells is the same.
 */
final class PhoneRoom implements AutoCloseable {

    private static final String CONTEXT = "phone-room";

    private final RealAsterisk asterisk;
    private final Map<String, SipPhone> phones = new LinkedHashMap<>();
    private final Path telephones;
    private final Path extensions;

    /**
     * What can be dialed: {@code NAME} rings a telephone; {@code 1NAME} whispers two seconds to it first; {@code 2NAME}
     * rings for two seconds only; {@code 90} answers and waits; {@code 91NAME} answers and rings after a second; {@code 92}
     * plays two seconds; {@code 93NAME} records; {@code 6NAME} is 1NAME with the stamp written 0.3 s before the two are
     * connected.
     */
    PhoneRoom(RealAsterisk asterisk, String... names) {
        this.asterisk = asterisk;
        Path etc = asterisk.instance().settings().folder().resolve("etc");
        telephones = etc.resolve("pjsip.d/phone-room.conf");
        extensions = etc.resolve("extensions.d/phone-room.conf");
        StringBuilder configuration = new StringBuilder();
        for (String name : names) {
            SipPhone phone =
                    new SipPhone(name, asterisk.instance().settings().ports().sip());
            phones.put(name, phone);
            configuration.append(phone.configuration(CONTEXT));
        }
        String whisper = asterisk.sound(Prompt.noise("whisper-" + UUID.randomUUID(), 4_712, 2_000));
        write(telephones, configuration.toString());
        write(extensions, """
                [phone-room]
                exten => _[a-z]!,1,Dial(PJSIP/${EXTEN},20,gU(phone-room-stamp))
                 same => n,Wait(0.5)
                 same => n,Hangup()
                exten => _1[a-z]!,1,Dial(PJSIP/${EXTEN:1},20,gA(WHISPER)U(phone-room-stamp))
                 same => n,Wait(0.5)
                 same => n,Hangup()
                exten => _2[a-z]!,1,Dial(PJSIP/${EXTEN:1},2,g)
                 same => n,Hangup()
                exten => 92,1,Answer()
                 same => n,ControlPlayback(WHISPER)
                 same => n,Hangup()
                exten => _93[a-z]!,1,MixMonitor(phone-room.wav)
                 same => n,Dial(PJSIP/${EXTEN:2},20,gU(phone-room-stamp))
                 same => n,Hangup()
                exten => _6[a-z]!,1,Answer()
                 same => n,Dial(PJSIP/${EXTEN:1},20,gA(WHISPER)U(phone-room-early-stamp))
                 same => n,Wait(1)
                 same => n,Hangup()
                exten => 90,1,Answer()
                 same => n,Wait(20)
                 same => n,Hangup()
                exten => _91[a-z]!,1,Answer()
                 same => n,Wait(1)
                 same => n,Dial(PJSIP/${EXTEN:2},20,gU(phone-room-stamp))
                 same => n,Hangup()

                exten => _7[a-z]!,1,Dial(PJSIP/${EXTEN:1},20,gtU(phone-room-keys))
                 same => n,Wait(0.5)
                 same => n,Hangup()

                [phone-room-consult]
                exten => 700,1,Dial(PJSIP/bert,20,gU(phone-room-stamp))
                 same => n,Hangup()
                exten => 701,1,Answer()
                 same => n,Wait(2)
                 same => n,Dial(PJSIP/bert,20,gU(phone-room-stamp))
                 same => n,Hangup()

                [phone-room-keys]
                exten => s,1,Set(MASTER_CHANNEL(IVR_TALK_SINCE)=${STRFTIME(,,%s.%3q)})
                 same => n,Set(TRANSFER_CONTEXT=phone-room-consult)
                 same => n,Set(FEATUREMAP(atxfer)=*2)
                 same => n,Set(FEATURE(atxferdropcall)=yes)
                 same => n,Set(FEATURE(transferannouncesound)=)
                 same => n,Return()

                [phone-room-stamp]
                exten => s,1,Set(MASTER_CHANNEL(IVR_TALK_SINCE)=${STRFTIME(,,%s.%3q)})
                 same => n,Return()

                [phone-room-early-stamp]
                exten => s,1,Set(MASTER_CHANNEL(IVR_TALK_SINCE)=${STRFTIME(,,%s.%3q)})
                 same => n,Wait(0.3)
                 same => n,Return()
                """.replace("WHISPER", whisper));
        asterisk.console("dialplan reload");
        asterisk.console("module reload res_pjsip.so");
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    SipPhone phone(String name) {
        SipPhone phone = phones.get(name);
        if (phone == null) {
            throw new IllegalArgumentException("no telephone " + name + " among " + phones.keySet());
        }
        return phone;
    }

    @Override
    public void close() {
        phones.values().forEach(SipPhone::close);
        try {
            Files.deleteIfExists(telephones);
            Files.deleteIfExists(extensions);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        asterisk.console("dialplan reload");
        asterisk.console("module reload res_pjsip.so");
    }
}
