package org.ivrengine.flow.expr;

import java.util.List;
import org.ivrengine.flow.model.Computation;

/** What came of reading an expression. */
public sealed interface Parsed {

    record Ready(Computation computation) implements Parsed {}

    record Wrong(List<Problem> problems) implements Parsed {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
