package dev.rolewatch.simulator.cloudwatch;

import java.util.Arrays;

/** Samples, aggregated as they are added. */
final class Tally {
    private final boolean keepsSamples;
    private double[] samples = new double[0];
    private int count;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private boolean sorted;

    /** @param keepsSamples true if percentiles will be asked for */
    Tally(boolean keepsSamples) {
        this.keepsSamples = keepsSamples;
    }

    void add(double sample) {
        if (keepsSamples) {
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, Math.max(16, count * 2));
            }
            samples[count] = sample;
            sorted = false;
        }
        count++;
        sum += sample;
        minimum = Math.min(minimum, sample);
        maximum = Math.max(maximum, sample);
    }

    int count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double minimum() {
        return minimum;
    }

    double maximum() {
        return maximum;
    }

    double average() {
        return sum / count;
    }

    /** The nearest-rank percentile. */
    double percentile(double percent) {
        if (!sorted) {
            Arrays.sort(samples, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(percent / 100 * count);
        return samples[Math.max(0, rank - 1)];
    }
}
