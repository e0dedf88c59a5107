package org.ivrengine.flow.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ivrengine.flow.port.ValueType;

/** The variable that every flow has: what is known of the call itself. */
public final class CallFields {

    public static final String NAME = "call";
    public static final String CALLER = "caller";
    public static final String CALLED = "called";
    public static final String LANGUAGE = "language";

    /** Types of the fields. */
    public static final ValueType.Fields TYPE = new ValueType.Fields(types());

    private CallFields() {}

    private static Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        types.put(CALLER, ValueType.Plain.TEXT);
        types.put(CALLED, ValueType.Plain.TEXT);
        types.put(LANGUAGE, ValueType.Plain.TEXT);
        return types;
    }
}
