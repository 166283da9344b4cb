/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How much heap the encoded features of documents may take, over all bundles of a node. When it is
 * used up, blocks that nobody has read for a while make room: the clock algorithm (Corbató 1968, "A
 * paging experiment with the Multics system"). Thread-safe; the lock is taken where a block comes
 * or goes, not where one is read.
 */
public final class RowBudget {
    /** How many blocks an allocation looks at before it gives up. */
    private static final int SWEEP = 16;

    /** Of how many blocks one is let in while there is no room. */
    private static final int ADMIT_ONE_IN = 16;

    private static final int ARRAY_HEADER_BYTES = 16;

    private final LongSupplier limitBytes;
    private final Queue<Block> clock = new ArrayDeque<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final AtomicLong usedBytes = new AtomicLong();
    private long evictions;
    private int refusals;

    /**
     * @param limitBytes the most bytes, asked anew each time; 0 keeps nothing
     */
    public RowBudget(LongSupplier limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Whether anything may be kept at present; where the limit was lowered, it is approached. */
    boolean isOpen() {
        long limit = limitBytes.getAsLong();
        if (usedBytes.get() > limit) {
            sweep(limit);
        }
        return limit > 0;
    }

    /** Takes room, if there is enough. */
    synchronized boolean tryTake(long bytes) {
        return makeRoom(bytes);
    }

    /**
     * The block of an owner, a new one if it has none there.
     *
     * @return null if there is no room
     */
    synchronized int[] allocate(CachedRows owner, int index) {
        int[] block = owner.blockAt(index);
        if (block != null || owner.isClosed()) {
            return block;
        }
        long bytes = bytes(owner.blockInts());
        boolean full = usedBytes.get() + bytes > limitBytes.getAsLong();
        if ((full && ++refusals % ADMIT_ONE_IN != 0) || !makeRoom(bytes)) {
            return null;
        }
        block = new int[owner.blockInts()];
        clock.add(new Block(owner, index, block));
        owner.put(index, block);
        return block;
    }

    /** Gives back all that an owner has. */
    synchronized void release(CachedRows owner) {
        if (owner.close()) {
            usedBytes.addAndGet(-owner.tableBytes());
            clock.removeIf(block -> block.owner == owner && giveBack(block));
        }
    }

    /** Counts documents whose features were here, and those whose were not. */
    void count(int found, int missed) {
        hits.add(found);
        misses.add(missed);
    }

    /** How things stand. */
    public synchronized Report report() {
        return new Report(
                limitBytes.getAsLong(), usedBytes.get(), hits.sum(), misses.sum(), evictions);
    }

    private boolean makeRoom(long bytes) {
        long limit = limitBytes.getAsLong();
        sweep(limit - bytes);
        boolean enough = usedBytes.get() + bytes <= limit;
        usedBytes.addAndGet(enough ? bytes : 0);
        return enough;
    }

    private synchronized void sweep(long target) {
        for (int i = 0; usedBytes.get() > target && i < SWEEP && !clock.isEmpty(); i++) {
            Block oldest = clock.remove();
            if (CachedRows.clearTouched(oldest.ints)) {
                clock.add(oldest);
            } else {
                oldest.owner.drop(oldest.index, oldest.ints);
                giveBack(oldest);
                evictions++;
            }
        }
    }

    private boolean giveBack(Block block) {
        usedBytes.addAndGet(-bytes(block.ints.length));
        return true;
    }

    private static long bytes(int ints) {
        return ARRAY_HEADER_BYTES + (long) Integer.BYTES * ints;
    }

    @SuppressWarnings("ArrayRecordComponent") // one of a kind, never compared
    private record Block(CachedRows owner, int index, int[] ints) {}

    /**
     * How things stand.
     *
     * @param limitBytes the most bytes that may be kept
     * @param usedBytes those that are
     * @param hits documents whose features were here, since the node started
     * @param misses documents whose features had to be read from the index
     * @param evictions blocks that made room for others
     */
    public record Report(long limitBytes, long usedBytes, long hits, long misses, long evictions) {}
}
