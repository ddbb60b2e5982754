package dev.rolewatch.contracts.collection;

/**
 * A part of an account's resources, which is read by itself and gets its part of the account's quotas.
 *
 * @param number from 0
 * @param of how many parts there are
 */
public record Shard(int number, int of) {
    /** All of an account. */
    public static final Shard WHOLE = new Shard(0, 1);

    public Shard {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("there is no shard " + number + " of " + of);
        }
    }
}
