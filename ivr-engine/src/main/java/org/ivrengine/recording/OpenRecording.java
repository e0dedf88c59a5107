package org.ivrengine.recording;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ivrengine.callcenter.port.Recorder.Offered;
import org.ivrengine.callcenter.port.Recorder.Start;
import org.ivrengine.calllog.RecordedTalk;

/**
 * A recording that Asterisk may make, makes, or has made and we do not have yet. On disk as JSON, so that it outlives us.
 * Times are milliseconds since the epoch, 0 for none. Belongs to the thread of {@link Recordings}.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class OpenRecording {

    final String id;
    Offered offered;
    /** In whose folder it lies, in UTC. */
    final LocalDate day;

    final long preparedAtMs;

    /** The telephone system's id of the agent's channel; empty until the talk is seen. */
    String agentChannel = "";

    long talkFromMs;
    long talkUntilMs;

    /** Somebody may have talked without our seeing it. */
    boolean blind;

    /** When the agent asked for it, or a caller was handed over to her. */
    long requestedAtMs;

    long mutedSinceMs;
    String mutedBy = "";
    List<Silence> silences = new ArrayList<>();

    /** It is kept, and on record as far as we can tell. */
    boolean done;

    /** Length of the file when it was last looked at; negative when it was not there. */
    @JsonIgnore
    long bytes = -1;

    @JsonIgnore
    long nextLookAtMs;

    /** Somebody fetches it. */
    @JsonIgnore
    boolean working;

    /** A stretch that somebody wanted silent. */
    record Silence(long fromMs, long untilMs, String by) {}

    @JsonCreator
    OpenRecording(
            @JsonProperty("id") String id,
            @JsonProperty("offered") Offered offered,
            @JsonProperty("day") LocalDate day,
            @JsonProperty("preparedAtMs") long preparedAtMs) {
        this.id = id;
        this.offered = offered;
        this.day = day;
        this.preparedAtMs = preparedAtMs;
    }

    boolean isTalking() {
        return !agentChannel.isEmpty() && talkUntilMs == 0;
    }

    boolean isOver() {
        return talkUntilMs != 0;
    }

    /** Nobody has asked for it, so nobody shall ever hear it. */
    boolean isUnwanted() {
        return offered.start() != Start.AT_ONCE && requestedAtMs == 0;
    }

    boolean isMuted() {
        return mutedSinceMs != 0;
    }

    void mute(long atMs, String by) {
        mutedSinceMs = atMs;
        mutedBy = by;
    }

    void unmute(long atMs) {
        if (isMuted()) {
            silences.add(new Silence(mutedSinceMs, Math.max(mutedSinceMs, atMs), mutedBy));
            mutedSinceMs = 0;
            mutedBy = "";
        }
    }

    /** Asterisk records from the talk's beginning; before the agent asked for it that is not to be kept. */
    long audioFromMs() {
        long beganMs = talkFromMs == 0 ? preparedAtMs : talkFromMs;
        return Math.max(beganMs, requestedAtMs);
    }

    RecordedTalk running() {
        return recorded(RecordedTalk.State.RUNNING, "", 2, 0, new StereoWave.Written(0, 0, ""));
    }

    RecordedTalk lost() {
        return recorded(RecordedTalk.State.LOST, "", 2, 0, new StereoWave.Written(0, 0, ""));
    }

    RecordedTalk kept(int channels, StereoWave.Written written) {
        long unheardMs = blind || talkFromMs == 0 ? 0 : Math.max(0, talkUntilMs - audioFromMs() - written.durationMs());
        return recorded(RecordedTalk.State.KEPT, RecordingFiles.path(id, day, ".wav"), channels, unheardMs, written);
    }

    private RecordedTalk recorded(
            RecordedTalk.State state, String file, int channels, long unheardMs, StereoWave.Written written) {
        long fromMs = audioFromMs();
        List<RecordedTalk.Muted> muted = silences.stream()
                .map(span -> new RecordedTalk.Muted(
                        Math.max(0, span.fromMs() - fromMs), Math.max(0, span.untilMs() - fromMs), span.by()))
                .filter(span -> span.untilMs() > span.fromMs())
                .toList();
        return new RecordedTalk(
                id,
                offered.call(),
                offered.contact(),
                offered.queue(),
                offered.agent(),
                offered.rule(),
                state,
                fromMs,
                written.durationMs(),
                unheardMs,
                channels,
                file,
                written.bytes(),
                written.sha256(),
                muted);
    }
}
