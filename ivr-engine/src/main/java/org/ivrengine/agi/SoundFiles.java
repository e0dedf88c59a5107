package org.ivrengine.agi;

import org.ivrengine.flow.port.Sound;

/** Where Asterisk finds a sound: a path without ending, or an address over HTTP with it. */
@FunctionalInterface
public interface SoundFiles {
    String nameOf(Sound sound);
}
