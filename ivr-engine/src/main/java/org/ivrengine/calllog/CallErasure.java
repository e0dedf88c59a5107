package org.ivrengine.calllog;

/**
 * Takes calls, or what they tell of persons, out of the store. The figures of reports stay right. What the journal's files
 * still hold is not touched: they go by themselves after {@code journal_days}.
 */
public interface CallErasure {

    /**
     * Makes a call tell nothing of the caller: number, name, account, channels and changed values are gone, when and how
     * the call went stays, and so do all figures. First contact resolution knows her no more.
     *
     * @return whether there is such a call that is over
     */
    boolean anonymise(String call);

    /**
     * Removes a call with all its parts, and what it counted from the figures.
     *
     * @return whether there was such a call that is over
     */
    boolean remove(String call);
}
