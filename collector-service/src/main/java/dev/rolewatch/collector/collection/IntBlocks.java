package dev.rolewatch.collector.collection;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Many short arrays of integers within a few long ones. A million arrays of their own would be a million objects that the
 * garbage collector looks at whenever it collects, and each would have a header and a reference beside its content.
 *
 * <p>Space is given out in units. What is given back is used again for arrays as long or shorter; its parts are never
 * joined, for the lengths of those that come and go are much the same.
 */
final class IntBlocks {
    /**
     * Integers, of which the first of an array holds its length. With smaller units, a series that has a period more in one
     * reading than in another would change its place more often, and leave gaps that nothing fits into.
     */
    private static final int UNIT = 4;

    private static final int UNITS_OF_A_BLOCK = 1 << 14;

    private final List<int[]> blocks = new ArrayList<>();
    private final List<IntArrayList> free = new ArrayList<>();
    private final BitSet freeLengths = new BitSet();
    private long units;

    /** How many bytes a stored array takes. */
    static int bytes(int length) {
        return units(length) * UNIT * Integer.BYTES;
    }

    /** How many bytes all stored arrays take. */
    long bytes() {
        return units * UNIT * Integer.BYTES;
    }

    /** @return the array's place, by which it is known from now on */
    int add(int[] array) {
        int needed = units(array.length);
        // What is longer than a block has one for itself.
        int place = needed > UNITS_OF_A_BLOCK ? newBlock(needed) : take(needed);
        units += needed;
        write(place, array);
        return place;
    }

    /** @return its place, which is the one it had if it still fits there */
    int replace(int place, int[] array) {
        if (units(length(place)) == units(array.length)) {
            write(place, array);
            return place;
        }
        remove(place);
        return add(array);
    }

    void remove(int place) {
        int freed = units(length(place));
        units -= freed;
        if (freed > UNITS_OF_A_BLOCK) {
            blocks.set(place / UNITS_OF_A_BLOCK, new int[UNITS_OF_A_BLOCK * UNIT]);
            giveBack(place, UNITS_OF_A_BLOCK);
        } else {
            giveBack(place, freed);
        }
    }

    int length(int place) {
        return block(place)[offset(place)];
    }

    int get(int place, int index) {
        return block(place)[offset(place) + 1 + index];
    }

    /** A copy. */
    int[] get(int place) {
        int from = offset(place) + 1;
        return Arrays.copyOfRange(block(place), from, from + length(place));
    }

    private void write(int place, int[] array) {
        int[] block = block(place);
        int offset = offset(place);
        block[offset] = array.length;
        System.arraycopy(array, 0, block, offset + 1, array.length);
    }

    private int take(int needed) {
        int length = freeLengths.nextSetBit(needed);
        if (length < 0) {
            giveBack(newBlock(UNITS_OF_A_BLOCK), UNITS_OF_A_BLOCK);
            length = freeLengths.nextSetBit(needed);
        }
        IntArrayList places = free.get(length);
        int place = places.popInt();
        freeLengths.set(length, !places.isEmpty());
        if (length > needed) {
            giveBack(place + needed, length - needed);
        }
        return place;
    }

    private void giveBack(int place, int length) {
        while (free.size() <= length) {
            free.add(new IntArrayList());
        }
        free.get(length).add(place);
        freeLengths.set(length);
    }

    private int newBlock(int length) {
        blocks.add(new int[length * UNIT]);
        return (blocks.size() - 1) * UNITS_OF_A_BLOCK;
    }

    private int[] block(int place) {
        return blocks.get(place / UNITS_OF_A_BLOCK);
    }

    private static int offset(int place) {
        return place % UNITS_OF_A_BLOCK * UNIT;
    }

    private static int units(int length) {
        return (length + UNIT) / UNIT;
    }
}
