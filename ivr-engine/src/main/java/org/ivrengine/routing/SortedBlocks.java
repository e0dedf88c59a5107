package org.ivrengine.routing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sorted line of items, kept in blocks of bounded size: adding, removing and ranking cost a binary search and a short
 * move. No two items compare equal, and an item's key must not change while it is here.
 */
final class SortedBlocks<T> {

    private static final int MERGE_BELOW = Limits.BLOCK_ITEMS / 4;

    private static final class Block {
        @Nullable
        Object[] items;

        int size;

        Block(int capacity) {
            items = new @Nullable Object[capacity];
        }
    }

    private final Comparator<? super T> order;
    private Block[] blocks = {};
    private int blockCount;
    private int size;

    SortedBlocks(Comparator<? super T> order) {
        this.order = order;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    T first() {
        if (size == 0) {
            throw new NoSuchElementException();
        }
        return item(blocks[0], 0);
    }

    void add(T item) {
        if (blockCount == 0) {
            insertBlock(0, new Block(4));
        }
        int at = blockOf(item);
        Block block = blocks[at];
        if (block.size == Limits.BLOCK_ITEMS) {
            split(at);
            at = blockOf(item);
            block = blocks[at];
        }
        int place = -(search(block, item) + 1);
        if (place < 0) {
            throw new IllegalArgumentException("already in line");
        }
        if (block.size == block.items.length) {
            block.items = Arrays.copyOf(block.items, Math.min(block.size * 2, Limits.BLOCK_ITEMS));
        }
        System.arraycopy(block.items, place, block.items, place + 1, block.size - place);
        block.items[place] = item;
        block.size++;
        size++;
    }

    void remove(T item) {
        int at = size == 0 ? 0 : blockOf(item);
        int place = size == 0 ? -1 : search(blocks[at], item);
        if (place < 0) {
            throw new NoSuchElementException("not in line");
        }
        Block block = blocks[at];
        block.size--;
        System.arraycopy(block.items, place + 1, block.items, place, block.size - place);
        block.items[block.size] = null;
        size--;
        if (block.size == 0 && blockCount > 1) {
            removeBlock(at);
        } else if (at + 1 < blockCount && block.size + blocks[at + 1].size < MERGE_BELOW) {
            mergeWithNext(at);
        }
    }

    /** How many items come before this one. */
    int rank(T item) {
        int at = blockOf(item);
        int before = search(blocks[at], item);
        for (int i = 0; i < at; i++) {
            before += blocks[i].size;
        }
        return before;
    }

    void forEach(Consumer<? super T> action) {
        for (int b = 0; b < blockCount; b++) {
            for (int i = 0; i < blocks[b].size; i++) {
                action.accept(item(blocks[b], i));
            }
        }
    }

    /** The item at this place, for walks from the front: cheap for the first places only. */
    T at(int place) {
        int rest = place;
        for (int b = 0; b < blockCount; b++) {
            if (rest < blocks[b].size) {
                return item(blocks[b], rest);
            }
            rest -= blocks[b].size;
        }
        throw new NoSuchElementException("place " + place + " of " + size);
    }

    /** The last block whose first item is not after this one. */
    private int blockOf(T item) {
        int low = 0;
        int high = blockCount - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (order.compare(item(blocks[middle], 0), item) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int search(Block block, T item) {
        int low = 0;
        int high = block.size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = order.compare(item(block, middle), item);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    private void split(int at) {
        Block full = blocks[at];
        int half = full.size / 2;
        Block second = new Block(Limits.BLOCK_ITEMS);
        second.size = full.size - half;
        System.arraycopy(full.items, half, second.items, 0, second.size);
        Arrays.fill(full.items, half, full.size, null);
        full.size = half;
        insertBlock(at + 1, second);
    }

    private void mergeWithNext(int at) {
        Block block = blocks[at];
        Block next = blocks[at + 1];
        if (block.items.length < block.size + next.size) {
            block.items = Arrays.copyOf(block.items, block.size + next.size);
        }
        System.arraycopy(next.items, 0, block.items, block.size, next.size);
        block.size += next.size;
        removeBlock(at + 1);
    }

    private void insertBlock(int at, Block block) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, Math.max(1, blockCount * 2));
        }
        System.arraycopy(blocks, at, blocks, at + 1, blockCount - at);
        blocks[at] = block;
        blockCount++;
    }

    private void removeBlock(int at) {
        blockCount--;
        System.arraycopy(blocks, at + 1, blocks, at, blockCount - at);
    }

    @SuppressWarnings("unchecked") // only add() fills items
    private T item(Block block, int place) {
        T item = (T) block.items[place];
        if (item == null) {
            throw new NoSuchElementException("place " + place);
        }
        return item;
    }
}
