package org.ivrengine.yaml;

/** Sizes that a file must keep to. */
final class Limits {

    /** Such files are read by people; more is a fault of whatever wrote it. */
    static final int FILE_CHARACTERS_MAX = 1_000_000;

    /** Deepest nesting of mappings and lists; reading is recursive, and no format of ours needs half of it. */
    static final int NESTING_MAX = 20;

    private Limits() {}
}
