package org.ivrengine.agi;

import org.ivrengine.flow.port.Sound;

/** Where Asterisk finds a sound (a path without ending, or an address over HTTP with it), and puts a recording. */
@FunctionalInterface
public interface SoundFiles {

    String nameOf(Sound sound);

    /** @return where Asterisk puts a recording of this name, without ending */
    default String recordingOf(String name) {
        return name;
    }
}
