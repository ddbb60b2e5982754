package dev.rolewatch.local.comparison;

/** How much was compared: the points that AWS holds settled, and the series they belong to. */
public record Tally(int series, int points) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
        return new Tally(series + other.series, points + other.points);
    }
}
