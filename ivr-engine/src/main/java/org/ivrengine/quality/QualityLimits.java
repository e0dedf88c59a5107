package org.ivrengine.quality;

/** Sizes of scorecards, reviews and samples; columns of the database have the same. */
public final class QualityLimits {

    /** Weights say how much something counts beside its neighbours; finer than a thousandth nobody judges. */
    public static final int WEIGHT_MAX = 1_000;

    /** Points of a scale; people do not tell apart more. */
    public static final int POINTS_MAX = 10;

    public static final int SECTIONS_MAX = 40;
    public static final int CRITERIA_MAX = 200;

    /** Characters of a title, question or anchor. */
    public static final int TEXT_MAX = 400;

    /** Characters of a whole scorecard as it is kept. */
    public static final int SCORECARD_MAX = 200_000;

    /** Characters of a comment, reason or dispute. */
    public static final int COMMENT_MAX = 2_000;

    /** Characters of a reviewer's or agent's name. */
    public static final int PERSON_MAX = 80;

    /** Contacts of an agent in one sample. */
    public static final int SAMPLE_MAX = 100;

    private QualityLimits() {}
}
