package org.ivrengine.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The sorted line against the JDK's own sorted set. */
class SortedBlocksTest {

    @Test
    void itHoldsWhatASortedSetHoldsThroughGrowthAndShrinking() {
        SplittableRandom random = new SplittableRandom(4);
        SortedBlocks<Integer> line = new SortedBlocks<>(Comparator.naturalOrder());
        TreeSet<Integer> expected = new TreeSet<>();
        for (int phase = 0; phase < 6; phase++) {
            for (int i = 0; i < 4_000; i++) {
                int number = random.nextInt(10_000);
                boolean grows = random.nextInt(10) < (phase % 2 == 0 ? 8 : 2);
                if (grows && expected.add(number)) {
                    line.add(number);
                } else if (!grows && expected.remove(number)) {
                    line.remove(number);
                }
                assertEquals(expected.size(), line.size());
                if (!expected.isEmpty()) {
                    assertEquals(expected.first(), line.first());
                }
            }
            List<Integer> items = new ArrayList<>();
            line.forEach(items::add);
            assertEquals(List.copyOf(expected), items);
            for (int place = 0; place < items.size(); place += 7) {
                assertEquals(place, line.rank(items.get(place)));
                assertEquals(items.get(place), line.at(place));
            }
        }
    }

    @Test
    void whatIsNotThereCannotBeRemovedNorAddedTwice() {
        SortedBlocks<Integer> line = new SortedBlocks<>(Comparator.naturalOrder());
        assertThrows(NoSuchElementException.class, line::first);
        assertThrows(NoSuchElementException.class, () -> line.remove(1));
        line.add(1);
        assertThrows(IllegalArgumentException.class, () -> line.add(1));
        assertThrows(NoSuchElementException.class, () -> line.remove(2));
    }
}
