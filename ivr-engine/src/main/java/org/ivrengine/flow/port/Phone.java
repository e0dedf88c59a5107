package org.ivrengine.flow.port;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One caller's telephone, as a call flow sees it. Every method blocks until it is done and belongs to the call's own
 * thread. Any of them throws {@link SessionEnded} once the session with the telephone is over.
 *
 * <p>Keys are kept from the moment they are pressed, in order, whatever the flow is doing (type-ahead): {@link #nextKey}
 * hands them out one at a time, {@link #play} only reacts to them.
 */
public interface Phone {

    /** Picks up. Does nothing on a call that is up already. */
    void answer();

    /**
     * Plays the sounds one after another.
     *
     * @return {@link Playback#INTERRUPTED} when barge-in is allowed and a key cut the playing short or was waiting
     *     before it began (then nothing is played); the key itself is still to be taken with {@link #nextKey}
     */
    Playback play(List<Sound> sounds, BargeIn bargeIn);

    /**
     * Takes the next key, in the order of pressing, waiting for one if there is none.
     *
     * @param within how long to wait; zero only looks
     * @return empty when no key was pressed in that time
     */
    default Optional<Key> nextKey(Duration within) {
        return nextKey(within, () -> false);
    }

    /**
     * The same, but waits no longer than until something else has happened.
     *
     * @param until looked at before waiting and whenever {@link #wake} is called; any thread may make it true
     */
    Optional<Key> nextKey(Duration within, BooleanSupplier until);

    /** Lets {@link #nextKey(Duration, BooleanSupplier)} look again. Any thread may call it. */
    void wake();

    /** Identifies the caller's channel in the telephone system; empty where there is none. */
    String channelId();

    /** Forgets the keys that were pressed but not taken. */
    void discardKeys();

    /** Records the caller, after an optional beep, until a key of {@code stopKeys}, silence, the limit or hang-up. */
    Recording record(RecordingRequest request);

    /** The caller hears music from now on, until the next sound or {@link #stopMusic}. */
    void startMusic(String musicClass);

    /** Silence again. */
    void stopMusic();

    /** Connects the caller to somebody else and returns when that is over; a caller who stayed goes on in the flow. */
    DialReport dial(DialRequest request);

    /** Gives the call to an extension of the shipped dialplan; the session ends and the engine has no more part in it. */
    void transferTo(String extension);

    /** Ends the call. */
    void hangUp();

    /** Sets a variable on the caller's channel. */
    void setVariable(String name, String value);

    /** @return the value of a variable of the caller's channel; empty when it is not set */
    Optional<String> variable(String name);
}
