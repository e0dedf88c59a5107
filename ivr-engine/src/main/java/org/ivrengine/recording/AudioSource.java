package org.ivrengine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Where the telephone system's raw recordings lie. May block. */
public interface AudioSource {

    /** @return name by which the telephone system is told to write it: samples of two channels in turn, {@code .raw} */
    String nameFor(String recording, LocalDate day);

    /** @return its length now in bytes; empty when there is no such file */
    OptionalLong bytes(String recording, LocalDate day) throws IOException;

    InputStream open(String recording, LocalDate day) throws IOException;

    /** It is kept elsewhere now, or nobody wants it. */
    void delete(String recording, LocalDate day) throws IOException;
}
