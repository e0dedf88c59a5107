package org.ivrengine.app.engine;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.ivrengine.callcenter.port.Switchboard;
import org.ivrengine.callcenter.port.Switchboard.Place;
import org.ivrengine.callcenter.port.Switchboard.Ringing;
import org.ivrengine.recording.RecordingSwitch;

/** Recordings that go on in Asterisk, acted on from outside of their calls. */
final class RecordingByManager implements RecordingSwitch {

    /** Context of the shipped dialplan: an extension for each tone, and one that whispers it to the channel of the variable. */
    private static final String CONTEXT = "ivr-recording-tone";

    private static final String TOLD = "IVR_TOLD";
    private static final int WITHIN_MS = 2_000;

    private final Switchboard switchboard;

    RecordingByManager(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public CompletionStage<Boolean> silence(String channelId, boolean silent) {
        return switchboard.silenceRecording(channelId, silent);
    }

    @Override
    public void tell(String channelId, Tone tone) {
        switchboard.ring(new Ringing(
                "Local/" + tone.name().toLowerCase(Locale.ROOT) + "@" + CONTEXT + "/n",
                "ivr-tone-" + UUID.randomUUID(),
                new Place(CONTEXT, "whisper"),
                Map.of(TOLD, channelId),
                "\"recording\" <7>",
                WITHIN_MS));
    }
}
