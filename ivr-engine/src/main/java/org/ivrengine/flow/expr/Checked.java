package org.ivrengine.flow.expr;

import java.util.List;
import org.ivrengine.flow.port.ValueType;

/** What came of checking an expression against the types of variables. */
public sealed interface Checked {

    /** It gives values of this type. */
    record Typed(ValueType type) implements Checked {}

    record Wrong(List<Problem> problems) implements Checked {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }
}
