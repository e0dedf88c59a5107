package org.ivrengine.callcenter.supervision;

import java.util.List;

/** Keeps what supervisors did. May block. Safe for use by many threads. */
public interface SupervisionBook {

    /** Keeps an act, or what has become of it; the later word of the same id counts. */
    void keep(Supervision supervision);

    /** Acts that have not ended, as far as was kept. */
    List<Supervision> open();

    /** The acts about a call, in order. */
    List<Supervision> ofCall(String call);

    /**
     * The latest acts, newest first.
     *
     * @param person a supervisor or an agent; empty for all
     */
    List<Supervision> latest(String person, int atMost);
}
