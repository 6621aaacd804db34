package rapport.engine;

import java.util.Arrays;

/** A growing array of ints. */
final class Ints {
  private int[] values;
  private int size;

  Ints() {
    values = new int[16];
  }

  /** Holds these; the array becomes its own. */
  Ints(int[] values) {
    this.values = values;
    this.size = values.length;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2 + 1);
    }
    values[size++] = value;
  }

  /** Adds it unless it is there already. */
  void addNew(int value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        return;
      }
    }
    add(value);
  }

  /** Forgets all but the first {@code count}. */
  void cut(int count) {
    size = count;
  }

  int get(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
