package org.ivrengine.routing;

import java.util.Map;

/** All agents with the same skills and levels. */
final class Profile {

    final int index;
    final Map<String, Integer> levels;
    /** The conditions that they meet. */
    final Bits conditions = new Bits();
    /** Who can be offered a call now, the longest available first. */
    final SortedBlocks<Agent> free;

    int signedIn;
    int serving;

    Profile(int index, Map<String, Integer> levels, Orders orders) {
        this.index = index;
        this.levels = levels;
        this.free = new SortedBlocks<>(orders::agents);
    }

    int sumOfLevels(Iterable<String> skills) {
        int sum = 0;
        for (String skill : skills) {
            Integer level = levels.get(skill);
            sum += level == null ? 0 : level;
        }
        return sum;
    }
}
