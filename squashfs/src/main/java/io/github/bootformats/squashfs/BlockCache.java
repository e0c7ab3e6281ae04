package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was decoded last, by the position of the block, so that blocks that many files share are
 * there once. All threads use the same; one that asks for a block that another is decoding waits
 * for it.
 *
 * <p>A few parts with a lock each keep threads out of each other's way. Each part forgets the block
 * that was not asked for the longest.
 *
 * @param <V> what a block decodes to
 */
final class BlockCache<V> {
  private static final int PARTS = 8;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  /** Makes the value of a block. */
  interface Loader<V> {
    V load(long position) throws IOException;
  }

  private final Part<V>[] parts;

  /**
   * Creates an empty cache.
   *
   * @param maxWeight how much all values may weigh together; the last one of each part stays,
   *     whatever it weighs
   * @param weigher the weight of a value
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
  BlockCache(long maxWeight, ToIntFunction<V> weigher) {
    parts = new Part[PARTS];
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Part<>(maxWeight / PARTS, weigher);
    }
  }

  /**
   * Returns a block, which is loaded if it is not there. Failures are not kept: who asks next tries
   * again.
   */
  V get(long position, Loader<V> loader) throws IOException {
    Part<V> part = part(position);
    Slot<V> slot = part.slot(position);
    V value = slot.value;
    return value != null ? value : part.load(position, slot, loader);
  }

  /** Returns a block if it is there. */
  @Nullable V peek(long position) {
    return part(position).peek(position);
  }

  void clear() {
    for (Part<V> part : parts) {
      part.clear();
    }
  }

  private Part<V> part(long position) {
    return parts[(int) ((position * MIX) >>> 61)];
  }

  /** One block; whoever loads it holds the lock. */
  private static final class Slot<V> {
    final ReentrantLock loading = new ReentrantLock();
    volatile @Nullable V value;
  }

  private static final class Part<V> {
    private final long maxWeight;
    private final ToIntFunction<V> weigher;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Long, Slot<V>> slots = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    Part(long maxWeight, ToIntFunction<V> weigher) {
      this.maxWeight = maxWeight;
      this.weigher = weigher;
    }

    Slot<V> slot(long position) {
      lock.lock();
      try {
        Slot<V> slot = slots.get(position);
        if (slot == null) {
          slot = new Slot<>();
          slots.put(position, slot);
        }
        return slot;
      } finally {
        lock.unlock();
      }
    }

    V load(long position, Slot<V> slot, Loader<V> loader) throws IOException {
      slot.loading.lock();
      try {
        V value = slot.value;
        if (value == null) {
          value = loader.load(position);
          slot.value = value;
          keep(position, slot, value);
        }
        return value;
      } finally {
        slot.loading.unlock();
        if (slot.value == null) {
          forget(position, slot);
        }
      }
    }

    private void keep(long position, Slot<V> slot, V value) {
      lock.lock();
      try {
        if (slots.get(position) != slot) {
          return; // cleared meanwhile, or another try after a failure came first
        }
        weight += weigher.applyAsInt(value);
        var eldest = slots.entrySet().iterator();
        while (weight > maxWeight && eldest.hasNext()) {
          Map.Entry<Long, Slot<V>> entry = eldest.next();
          V old = entry.getValue().value;
          if (old != null && entry.getValue() != slot) {
            weight -= weigher.applyAsInt(old);
            eldest.remove();
          }
        }
      } finally {
        lock.unlock();
      }
    }

    private void forget(long position, Slot<V> slot) {
      lock.lock();
      try {
        slots.remove(position, slot);
      } finally {
        lock.unlock();
      }
    }

    @Nullable V peek(long position) {
      lock.lock();
      try {
        Slot<V> slot = slots.get(position);
        return slot == null ? null : slot.value;
      } finally {
        lock.unlock();
      }
    }

    void clear() {
      lock.lock();
      try {
        slots.clear();
        weight = 0;
      } finally {
        lock.unlock();
      }
    }
  }
}
