package org.ivrengine.real;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at an agent's telephone: mostly answers, talks, holds; sometimes refuses or is out for a coffee. */
final class WorkingAgent {

    /** No hold before that: until then the agent may still be told of which queue the call is. */
    private static final int FIRST_WORDS_MS = 1_400;

    /** Who is left on the line that long thinks that the caller is gone. */
    private static final int TALK_MAX_MS = 4_000;

    private final SipPhone phone;
    private final long seed;
    private final List<SipDialog> calls = new CopyOnWriteArrayList<>();

    WorkingAgent(SipPhone phone, long seed) {
        this.phone = phone;
        this.seed = seed;
        phone.onCall(this::called);
    }

    String id() {
        return phone.user();
    }

    /** Every time that her telephone was called, in order. */
    List<SipDialog> calls() {
        return List.copyOf(calls);
    }

    private void called(SipDialog call) {
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * calls.size());
        calls.add(call);
        call.ring();
        Thread.startVirtualThread(() -> act(call, random));
    }

    private static void act(SipDialog call, SplittableRandom random) {
        int mood = random.nextInt(100);
        if (mood < 6) {
            if (People.stays(call, random.nextInt(100, 700))) {
                call.reject("486 Busy Here");
            }
        } else if (mood < 12) {
            if (People.stays(call, random.nextInt(100, 700))) {
                call.reject("603 Decline");
            }
        } else if (mood >= 18 && People.stays(call, random.nextInt(50, 1_200))) {
            call.answer();
            talk(call, random);
        }
    }

    private static void talk(SipDialog call, SplittableRandom random) {
        if (random.nextInt(20) == 0) {
            // In the whisper, or just after it.
            if (People.stays(call, random.nextInt(300, FIRST_WORDS_MS))) {
                call.hangUp();
            }
            return;
        }
        boolean stays = People.stays(call, random.nextInt(FIRST_WORDS_MS, 2_600));
        int holds = random.nextInt(3);
        for (int hold = 0; hold < holds && stays; hold++) {
            call.hold();
            stays = People.stays(call, random.nextInt(200, 1_200));
            if (stays && (hold < holds - 1 || random.nextInt(4) > 0)) {
                call.resume();
                stays = People.stays(call, random.nextInt(200, 1_000));
            }
        }
        if (stays && (random.nextInt(10) < 7 || People.stays(call, TALK_MAX_MS))) {
            call.hangUp();
        }
    }
}
