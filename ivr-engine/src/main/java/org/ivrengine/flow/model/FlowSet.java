package org.ivrengine.flow.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All flows of one version, free of faults that would stop a call. Immutable. */
public final class FlowSet {

    private final String hash;
    private final Map<String, Flow> flows;
    private final Map<String, Flow> byNumber = new HashMap<>();

    /**
     * @param hash of the text of all files
     * @param flows by name
     */
    public FlowSet(String hash, Map<String, Flow> flows) {
        this.hash = hash;
        this.flows = Collections.unmodifiableMap(new TreeMap<>(flows));
        for (Flow flow : this.flows.values()) {
            for (Reference number : flow.numbers()) {
                byNumber.put(number.name(), flow);
            }
        }
    }

    /** Names this version; the same files give the same hash. */
    public String hash() {
        return hash;
    }

    /** By name, in the order of names. */
    public Map<String, Flow> flows() {
        return flows;
    }

    public Optional<Flow> named(String name) {
        return Optional.ofNullable(flows.get(name));
    }

    /** The flow in which a call to this number begins. */
    public Optional<Flow> forNumber(String called) {
        return Optional.ofNullable(byNumber.get(called));
    }
}
