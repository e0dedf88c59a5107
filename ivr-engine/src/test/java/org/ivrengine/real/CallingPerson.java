package org.ivrengine.real;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Somebody who calls again and again, with more or less patience; where she is when it ends is chance. */
final class CallingPerson {

    /** Longer than anybody waits and talks: who is still there then is stuck. */
    static final int STUCK_MS = 60_000;

    private static final int ANSWERED_WITHIN_MS = 8_000;

    private final SipPhone phone;
    private final SplittableRandom random;
    private final List<SipDialog> calls = new CopyOnWriteArrayList<>();

    CallingPerson(SipPhone phone, long seed) {
        this.phone = phone;
        random = new SplittableRandom(seed);
    }

    String number() {
        return phone.user();
    }

    List<SipDialog> calls() {
        return List.copyOf(calls);
    }

    /** @param open whether another call may begin */
    void callWhile(BooleanSupplier open, int firstWithinMs, int pauseMaxMs) {
        People.pass(random.nextInt(firstWithinMs));
        while (open.getAsBoolean()) {
            call();
            People.pass(random.nextInt(pauseMaxMs / 4, pauseMaxMs));
        }
    }

    private void call() {
        String number = BusyFloor.NUMBERS.get(
                switch (random.nextInt(6)) {
                    case 0 -> 2;
                    case 1, 2 -> 1;
                    default -> 0;
                });
        SipDialog call = phone.call(number);
        calls.add(call);
        if (!People.happens(call, "is answered", ANSWERED_WITHIN_MS)) {
            return;
        }
        int patienceMs = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(300, 3_000);
            case 1 -> random.nextInt(1_000, 12_000);
            default -> STUCK_MS;
        };
        if (People.stays(call, patienceMs)) {
            call.hangUp();
        }
    }

    void close() {
        phone.close();
    }
}
