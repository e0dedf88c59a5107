package org.ivrengine.console;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ivrengine.recording.RecordingDesk;
import org.ivrengine.recording.RecordingDesk.Wish;

/** What can be wanted of a recording that is being made. */
final class RecordingEndpoints {

    private final RecordingDesk desk;

    RecordingEndpoints(RecordingDesk desk) {
        this.desk = desk;
    }

    Wire.Done wish(String call, String verb, String body) {
        Wire.WhoWish said = Json.read(body, Wire.WhoWish.class);
        Wish wish = switch (verb) {
            case "mute" -> Wish.MUTE;
            case "unmute" -> Wish.UNMUTE;
            case "start" -> Wish.START;
            default ->
                throw new Refusal(404, "nobody can \"" + verb + "\" a recording; there are mute, unmute and start");
        };
        return switch (answer(call, wish, AgentEndpoints.who(said.who()))) {
            case DONE -> new Wire.Done(true);
            case NOT_RECORDED ->
                throw new Refusal(
                        409,
                        wish == Wish.START
                                ? "no talk of this call can be recorded on request now"
                                : "nothing of this call is being recorded");
            case FAILED -> throw new Refusal(503, "Asterisk has not done it: what is said now is recorded as before");
        };
    }

    private RecordingDesk.Answer answer(String call, Wish wish, String who) {
        try {
            return desk.wish(call, wish, who)
                    .toCompletableFuture()
                    .get(ConsoleLimits.FLOOR_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            return RecordingDesk.Answer.FAILED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the engine stops");
        }
    }
}
