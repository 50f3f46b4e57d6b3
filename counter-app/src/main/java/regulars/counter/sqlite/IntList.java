package regulars.counter.sqlite;

import java.util.Arrays;
import java.util.BitSet;

/** Numbers of rows, growing. Owned by one thread at a time. */
final class IntList {
  private int[] numbers = new int[2];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  void into(BitSet rows) {
    for (int at = 0; at < size; at++) {
      rows.set(numbers[at]);
    }
  }

  /** Copies all of them to {@code to}; says where the next may stand. */
  int into(int[] to, int from) {
    System.arraycopy(numbers, 0, to, from, size);
    return from + size;
  }
}
