package regulars.benchmarks;

import java.util.Arrays;

/**
 * What one measured stretch came to.
 *
 * @param operations how many were done
 * @param nanos how long all of them took
 * @param latencies of each request in nanoseconds, sorted; empty where only the rate was measured
 */
record Round(long operations, long nanos, long[] latencies) {

  Round {
    latencies = latencies.clone();
    Arrays.sort(latencies);
  }

  double perSecond() {
    return operations * 1e9 / nanos;
  }

  double millisAt(double share) {
    if (latencies.length == 0) {
      return Double.NaN;
    }
    int at =
        (int) Math.min(latencies.length - 1L, Math.round(Math.floor(share * latencies.length)));
    return latencies[at] / 1e6;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
