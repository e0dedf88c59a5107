package org.ivrengine.app.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.ivrengine.agi.AgiPhone;
import org.ivrengine.callcenter.port.Recorder;
import org.ivrengine.flow.port.Call;
import org.ivrengine.flow.port.CallLog.Ending;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.port.TalkKeys;

/**
 * What agents dial from their own telephones: a colleague, a queue, a number outside. A caller whom they have on hold
 * meanwhile can be put into their place at any moment; then the session ends, and hers begins.
 */
final class DeskCalls {

    /** Longer than any telephone rings by itself: she hangs up when she has waited enough. */
    private static final Duration RING = Duration.ofSeconds(60);

    private final Numbers numbers;
    private final QueueDesk queues;
    private final Recorder recorder;
    private final InstantSource clock;

    /** The sessions of agents' own telephones that are open, by channel. */
    private final Map<String, AgiPhone> open = new ConcurrentHashMap<>();

    DeskCalls(Numbers numbers, QueueDesk queues, Recorder recorder, InstantSource clock) {
        this.numbers = numbers;
        this.queues = queues;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * A colleague's telephone, or one outside, rings; nothing of it is on record unless a caller is handed over.
     *
     * @param by name of the channel from which it was dialled
     */
    void dial(Diversion to, String by, AgiPhone phone) {
        opened(by, phone);
        try {
            phone.answer();
            phone.setVariable(
                    Consultation.VARIABLE,
                    consultation(phone, Optional.of(to), "").text());
            Optional<String> target = numbers.dialString(to);
            if (target.isPresent()) {
                phone.dial(new DialRequest(
                        target.get(), RING, Optional.empty(), TalkKeys.NONE, recording(to, target.get(), phone)));
            }
            phone.hangUp();
        } finally {
            closed(phone);
        }
    }

    /** Outside nobody is an agent of a contact. */
    private Optional<String> recording(Diversion to, String target, AgiPhone phone) {
        return to.kind() == Diversion.Kind.AGENT
                ? recorder.prepareHandover(phone.channelId(), to.to(), target)
                : Optional.empty();
    }

    /** Her own wait in a queue. */
    Ending waitIn(String queue, Call call, Instant since, AgiPhone phone, boolean returning) {
        phone.answer();
        QueueDesk.Ended ended = queues.wait(stay(queue, call, 1, since, returning), phone);
        for (int visit = 2; ended instanceof QueueDesk.Ended.Moved moved; visit++) {
            ended = queues.wait(stay(moved.queue(), call, visit, moved.at(), true), phone);
        }
        phone.hangUp();
        return Ending.BY_FLOW;
    }

    private static QueueDesk.Stay stay(String queue, Call call, int visit, Instant since, boolean returning) {
        return new QueueDesk.Stay(
                call, queue, visit, since, call.language(), QueueDesk.Wishes.NONE, new TreeSet<>(), returning);
    }

    Consultation consultation(AgiPhone phone, Optional<Diversion> to, String call) {
        return new Consultation(Consultation.digits(phone.channelId()), to, call, clock.millis());
    }

    /** @param by name of the channel from which it was dialled */
    void opened(String by, AgiPhone phone) {
        open.put(phone.channelId(), phone);
        recorder.consults(phone.channelId(), Numbers.telephone(by));
    }

    void closed(AgiPhone phone) {
        open.remove(phone.channelId(), phone);
    }

    /** A caller stands in that channel's place. Any thread. */
    void handedOver(String channelId) {
        AgiPhone phone = open.get(channelId);
        if (phone != null) {
            phone.handOver();
        }
    }

    /** Connects a caller with a number outside. */
    static boolean reach(Numbers numbers, String number, Phone phone) {
        return numbers.dialString(new Diversion(Diversion.Kind.OUTSIDE, number))
                .filter(target ->
                        phone.dial(new DialRequest(target, RING)).talkedSince().isPresent())
                .isPresent();
    }
}
