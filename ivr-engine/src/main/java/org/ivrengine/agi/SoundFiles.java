package org.ivrengine.agi;

import java.util.Optional;
import org.ivrengine.flow.port.Sound;

/** Where Asterisk finds a sound (a path without ending, or an address over HTTP with it), and puts a recording. */
@FunctionalInterface
public interface SoundFiles {

    String nameOf(Sound sound);

    /** @return the sound's name where it is a file, as some of Asterisk's applications need it; empty where it is none */
    default Optional<String> fileOf(Sound sound) {
        return Optional.of(nameOf(sound));
    }

    /** @return where Asterisk puts a recording of this name, without ending */
    default String recordingOf(String name) {
        return name;
    }
}
