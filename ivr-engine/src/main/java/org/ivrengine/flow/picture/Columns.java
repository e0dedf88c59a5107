package org.ivrengine.flow.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Places the boxes of one row as near as they can be, by least squares, to where they want to be, in their order and
 * without touching (isotonic regression by pooling neighbours that are in one another's way).
 */
final class Columns {

    private Columns() {}

    /** Boxes that stand side by side without room between. */
    private static final class Pool {
        private double sum;
        private int size;

        private Pool(double wanted) {
            sum = wanted;
            size = 1;
        }

        private double place() {
            return sum / size;
        }
    }

    /** @param wanted middle of each box */
    static void place(List<Box> row, List<Double> wanted) {
        double[] offsets = new double[row.size()];
        List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + distance(row.get(i - 1), row.get(i));
            pools.add(new Pool(wanted.get(i) - offsets[i]));
            while (pools.size() > 1
                    && pools.get(pools.size() - 2).place() > pools.getLast().place()) {
                Pool last = pools.removeLast();
                pools.getLast().sum += last.sum;
                pools.getLast().size += last.size;
            }
        }
        int i = 0;
        for (Pool pool : pools) {
            for (int k = 0; k < pool.size; k++) {
                row.get(i).x = pool.place() + offsets[i];
                i++;
            }
        }
    }

    private static double distance(Box left, Box right) {
        return (left.width + right.width) / 2 + Measures.COLUMN_GAP;
    }
}
