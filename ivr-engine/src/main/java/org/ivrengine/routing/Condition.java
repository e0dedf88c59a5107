package org.ivrengine.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** What some calls ask of an agent: their own requirement, and their queue's as far as it has widened. */
final class Condition {

    final int index;
    final Part own;
    final Part steps;
    final Bits profiles = new Bits();
    /** Skills named by either part, in order of name. */
    final List<String> skills;

    /** Groups of calls held for nobody that have calls, in no order that matters. */
    final List<Group> waiting = new ArrayList<>(1);
    /** Groups that avoid nobody, empty or not: one for each speed of aging. */
    final List<Group> plain = new ArrayList<>(1);

    /** Calls waiting under it, as their present condition or as their last; it may be dropped at 0. */
    int users;

    Condition(int index, Part own, Part steps) {
        this.index = index;
        this.own = own;
        this.steps = steps;
        this.profiles.setToBoth(own.profiles, steps.profiles);
        SortedSet<String> named = own.requirement.skills();
        named.addAll(steps.requirement.skills());
        this.skills = List.copyOf(named);
    }

    boolean isMetBy(Profile profile) {
        return profiles.get(profile.index);
    }
}
