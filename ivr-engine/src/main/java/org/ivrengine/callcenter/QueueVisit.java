package org.ivrengine.callcenter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.ivrengine.callcenter.port.Agent;
import org.ivrengine.callcenter.port.Recorder;
import org.ivrengine.flow.port.BargeIn;
import org.ivrengine.flow.port.DialReport;
import org.ivrengine.flow.port.DialRequest;
import org.ivrengine.flow.port.Key;
import org.ivrengine.flow.port.Phone;
import org.ivrengine.flow.port.QueueDesk.Diversion;
import org.ivrengine.flow.port.QueueDesk.Ended;
import org.ivrengine.flow.port.QueueDesk.Outcome;
import org.ivrengine.flow.port.QueueDesk.Stay;
import org.ivrengine.flow.port.SessionEnded;
import org.ivrengine.flow.port.Sound;
import org.ivrengine.flow.port.TalkKeys;
import org.ivrengine.routing.Departure;
import org.ivrengine.routing.ReleaseReason;

/**
 * One caller's wait for an agent. Runs on the call's own thread, which sleeps with music playing until the call center
 * has something for it or a key is pressed; nothing polls.
 */
final class QueueVisit implements Waiter {

    /** Nobody looks at the clock while the caller waits; this is only "for good". */
    private static final Duration FOREVER = Duration.ofDays(365);

    /** When the last session with an engine ended, as the dialplan stamps it: seconds since the epoch. */
    static final String BACK_AT = "IVR_BACK_AT";

    /** When an agent sent her on, in the same form. */
    static final String SENT_AT = "IVR_SENT_AT";

    /** The contact whose talk is on record, though its caller talks on with somebody who joined it. */
    static final String TALK_OVER = "IVR_TALK_OVER";

    private final CallCenter center;
    private final Announcer announcer;
    private final OutsideLine outside;
    private final String agentsLanguage;
    private final Recorder recorder;
    private final RecordingRule recording;
    private final InstantSource clock;
    private final String music;
    private final TalkKeys keys;
    private final Stay stay;
    private final Phone phone;
    private Contacted contact;
    private final ConcurrentLinkedDeque<Notice> notices = new ConcurrentLinkedDeque<>();
    private volatile boolean speaking;
    private boolean musicPlays;

    QueueVisit(
            CallCenter center,
            QueueRules rules,
            Announcer announcer,
            OutsideLine outside,
            String agentsLanguage,
            Recorder recorder,
            InstantSource clock,
            Stay stay,
            Phone phone) {
        this.center = center;
        this.announcer = announcer;
        this.outside = outside;
        this.agentsLanguage = agentsLanguage;
        this.recorder = recorder;
        this.recording = stay.mayRecord() ? rules.recordingOf(stay.queue()) : RecordingRule.NONE;
        this.clock = clock;
        this.music = rules.music();
        keys = rules.keys();
        this.stay = stay;
        this.phone = phone;
        Own own = Own.of(stay, rules);
        contact = new Contacted(
                Contacted.id(stay.call().id().value(), stay.visit()),
                stay.call().id().value(),
                stay.queue(),
                stay.call().caller(),
                own,
                rules.skills(stay.queue(), own.requirement()),
                stay.joinedAt().toEpochMilli(),
                phone.channelId());
        contact.voicemailAfter = Arrays.stream(ReleaseReason.values())
                .filter(why -> stay.toVoicemail().outcomes().contains(outcome(why)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void tell(Notice notice) {
        notices.add(notice);
        phone.wake();
    }

    @Override
    public boolean takeBack(long offer) {
        return notices.removeIf(notice -> notice instanceof Notice.Connect connect && connect.offer() == offer);
    }

    @Override
    public boolean isSpeaking() {
        return speaking;
    }

    /** Until she has talked, will not be served, or presses a key that lets her out. */
    Ended untilEnd() {
        if (stay.returning() && hasTalked()) {
            center.callIsBack(contact.call);
            return new Ended.With(Outcome.TALKED);
        }
        Optional<Ended> outside = stay.diverted().flatMap(this::diverted);
        if (outside.isPresent()) {
            return outside.get();
        }
        if (stay.returning()) {
            phone.variable(GivenPriority.VARIABLE)
                    .flatMap(GivenPriority::read)
                    .filter(given -> given.contact().equals(contact.id))
                    .ifPresent(given -> {
                        contact.own = contact.own.withPriority(given.priority());
                        contact.given = OptionalInt.of(given.priority());
                    });
        }
        center.join(contact, this, stay.returning(), colleague());
        try {
            playMusic();
            while (true) {
                Optional<Ended> ended = next();
                if (ended.isPresent()) {
                    return ended.get();
                }
            }
        } catch (SessionEnded over) {
            center.left(contact, over.why() == SessionEnded.Why.HANGUP ? Departure.ABANDONED : Departure.LOST);
            throw over;
        } catch (RuntimeException fault) {
            center.left(contact, Departure.LOST);
            throw fault;
        }
    }

    /** Where an agent has sent her, as far as no queue has to do with it. */
    private Optional<Ended> diverted(Diversion to) {
        return switch (to.kind()) {
            case TALKED -> Optional.of(new Ended.With(Outcome.TALKED));
            case AGAIN -> sentBack();
            case AGENT, QUEUE -> Optional.empty();
            case OUTSIDE -> outside.reach(to.to(), phone) ? Optional.of(new Ended.With(Outcome.TALKED)) : sentBack();
        };
    }

    private Optional<Ended> sentBack() {
        contact.sentBack = true;
        return Optional.empty();
    }

    private String colleague() {
        return stay.diverted()
                .filter(to -> to.kind() == Diversion.Kind.AGENT)
                .map(Diversion::to)
                .orElse("");
    }

    private Optional<Ended> next() {
        Notice notice = notices.poll();
        if (notice == null) {
            playMusic();
            return phone.nextKey(FOREVER, () -> !notices.isEmpty()).flatMap(this::pressed);
        }
        return switch (notice) {
            case Notice.Connect connect -> connect(connect);
            case Notice.Announce announce -> announce(announce);
            case Notice.Moved(String queue, long atMs) ->
                Optional.of(new Ended.Moved(queue, Instant.ofEpochMilli(atMs)));
            case Notice.Released(ReleaseReason why) -> Optional.of(new Ended.With(outcome(why)));
        };
    }

    private Optional<Ended> pressed(Key key) {
        if (!stay.keys().contains(key.symbol())) {
            return Optional.empty();
        }
        center.leftByKey(contact, stay.toVoicemail().keys().contains(key.symbol()));
        phone.stopMusic();
        return Optional.of(new Ended.ByKey(key.symbol()));
    }

    private static Outcome outcome(ReleaseReason why) {
        return switch (why) {
            case OVERFLOW -> Outcome.OVERFLOW;
            case FULL -> Outcome.FULL;
            case CLOSED -> Outcome.CLOSED;
            case NO_AGENTS -> Outcome.NO_AGENTS;
        };
    }

    private Optional<Ended> connect(Notice.Connect connect) {
        Agent agent = connect.agent();
        String language = agent.language().isEmpty() ? agentsLanguage : agent.language();
        playMusic();
        phone.setVariable(OfferNote.VARIABLE, connect.note().text());
        DialReport report = phone.dial(new DialRequest(
                agent.phone(), connect.ring(), announcer.whisper(stay.queue(), language), keys, recordingWith(agent)));
        // The channels may have seen a talk that nobody has stamped.
        Optional<Ended> ended = center.dialEnded(contact, connect.offer(), report) ? afterDial() : Optional.empty();
        if (ended.isEmpty()) {
            musicPlays = false;
            playMusic();
        }
        return ended;
    }

    private Optional<Ended> afterDial() {
        return switch (center.afterDial(phone.channelId(), this)) {
            case AfterDial.Talked _ -> Optional.of(new Ended.With(Outcome.TALKED));
            case AfterDial.Released(ReleaseReason why) -> Optional.of(new Ended.With(outcome(why)));
            case AfterDial.WaitsAgain(Contacted again) -> {
                contact = again;
                yield Optional.empty();
            }
        };
    }

    private Optional<String> recordingWith(Agent agent) {
        return recording
                .of(stay.call().id().value())
                .flatMap(start -> recorder.prepare(new Recorder.Offered(
                        stay.call().id().value(),
                        contact.id,
                        stay.queue(),
                        phone.channelId(),
                        agent.id(),
                        agent.phone(),
                        start,
                        recording.word())))
                .or(() -> recorder.prepareHandover(phone.channelId(), agent.id(), agent.phone()));
    }

    private void playMusic() {
        if (!musicPlays) {
            phone.startMusic(music);
            musicPlays = true;
        }
    }

    /** Place and wait; cut short by whatever comes. */
    private Optional<Ended> announce(Notice.Announce announce) {
        List<Sound> sounds = announcer.sounds(announce, stay.language());
        if (sounds.isEmpty()) {
            return Optional.empty();
        }
        announce.estimatedWaitMs().ifPresent(ms -> center.announced(contact, clock.millis(), ms));
        Optional<Ended> ended = Optional.empty();
        for (Sound sound : sounds) {
            // First "speaking", then the look: who tells looks in the other order, so one of us sees the other.
            speaking = true;
            if (notices.isEmpty()) {
                musicPlays = false;
                phone.play(List.of(sound), stay.keys().isEmpty() ? BargeIn.REFUSED : BargeIn.ALLOWED);
            }
            speaking = false;
            ended = phone.nextKey(Duration.ZERO).flatMap(this::pressed);
            if (ended.isPresent() || !notices.isEmpty()) {
                break;
            }
        }
        if (ended.isEmpty() && notices.isEmpty()) {
            playMusic();
        }
        return ended;
    }

    /** She is back after our own crash, and has talked with an agent meanwhile. */
    private boolean hasTalked() {
        if (phone.variable(TALK_OVER).filter(contact.id::equals).isPresent()) {
            return true;
        }
        Optional<OfferNote> note = phone.variable(OfferNote.VARIABLE).flatMap(OfferNote::read);
        OptionalLong sinceMs = stamp(phone, DialReport.TALK_SINCE);
        if (note.isEmpty() || !note.get().call().equals(contact.call) || sinceMs.isEmpty()) {
            return false;
        }
        boolean talked = center.recovered(
                note.get(), phone.channelId(), sinceMs, stamp(phone, BACK_AT).orElseGet(clock::millis));
        phone.setVariable(DialReport.TALK_SINCE, "");
        return talked;
    }

    /** As the dialplan writes it. */
    static String stamp(long atMs) {
        return "%d.%03d".formatted(atMs / 1_000, atMs % 1_000);
    }

    static OptionalLong stamp(Phone phone, String variable) {
        return phone.variable(variable)
                .filter(text -> text.matches("[0-9]{1,12}\\.[0-9]{3}"))
                .map(text -> OptionalLong.of(Long.parseLong(text.replace(".", ""))))
                .orElse(OptionalLong.empty());
    }
}
