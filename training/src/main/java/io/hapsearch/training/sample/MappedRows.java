/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Growing rows of equally many 32-bit words, outside the heap: in memory-mapped temporary files of
 * a few megabytes each, so that the operating system may move to disk what memory has no room for.
 * Files have no name once they are mapped and go when the rows are garbage. A word can be read as
 * an int or as a float. Not thread-safe while it grows, thread-safe for reading afterwards.
 */
final class MappedRows {
    private static final int CHUNK_BYTES = 4 << 20;
    private static final int WRITTEN_BYTES = 1 << 16;

    private final Path folder;
    private final int width;
    private final int shift;
    private final int mask;
    private IntBuffer[] ints = new IntBuffer[4];
    private FloatBuffer[] floats = new FloatBuffer[4];
    private int chunks;

    /**
     * @param folder where the files are
     * @param width words per row, at least 1
     */
    MappedRows(Path folder, int width) {
        int rows = Integer.highestOneBit(Math.max(1, CHUNK_BYTES / Integer.BYTES / width));
        this.folder = folder;
        this.width = width;
        this.shift = Integer.numberOfTrailingZeros(rows);
        this.mask = rows - 1;
    }

    /**
     * Makes room for a row; new words are 0.
     *
     * @throws SampleException if the disk is full
     */
    void ensure(int row) {
        while (row >>> shift >= chunks) {
            if (chunks == ints.length) {
                ints = Arrays.copyOf(ints, chunks * 2);
                floats = Arrays.copyOf(floats, chunks * 2);
            }
            ByteBuffer chunk = allocate((mask + 1) * width * Integer.BYTES);
            ints[chunks] = chunk.asIntBuffer();
            floats[chunks++] = chunk.asFloatBuffer();
        }
    }

    int get(int row, int column) {
        return ints[row >>> shift].get(at(row) + column);
    }

    float getFloat(int row, int column) {
        return floats[row >>> shift].get(at(row) + column);
    }

    void put(int row, int column, int word) {
        ints[row >>> shift].put(at(row) + column, word);
    }

    void putFloat(int row, int column, float number) {
        floats[row >>> shift].put(at(row) + column, number);
    }

    /** Copies a whole row from a position of a buffer. */
    void put(int row, FloatBuffer from, int position) {
        floats[row >>> shift].put(at(row), from, position, width);
    }

    /** Copies words of a row from a column on. */
    void copy(int row, int column, float[] into, int at, int count) {
        floats[row >>> shift].get(at(row) + column, into, at, count);
    }

    /** Copies words of a row from a column on. */
    void copy(int row, int column, long[] into, int at, int count) {
        IntBuffer chunk = ints[row >>> shift];
        int from = at(row) + column;
        for (int i = 0; i < count; i++) {
            into[at + i] = chunk.get(from + i);
        }
    }

    int hash(int row, int seed) {
        IntBuffer chunk = ints[row >>> shift];
        int from = at(row);
        int hash = seed;
        for (int i = from; i < from + width; i++) {
            // the steps of MurmurHash3: numbers that are written with few digits differ in few bits
            int word = chunk.get(i) * 0xcc9e2d51;
            hash ^= Integer.rotateLeft(word, 15) * 0x1b873593;
            hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
        }
        return hash;
    }

    boolean equal(int a, int b) {
        IntBuffer left = ints[a >>> shift];
        IntBuffer right = ints[b >>> shift];
        int offset = at(b) - at(a);
        for (int i = at(a); i < at(a) + width; i++) {
            if (left.get(i) != right.get(i + offset)) {
                return false;
            }
        }
        return true;
    }

    private int at(int row) {
        return (row & mask) * width;
    }

    /**
     * Zeros are written first: a full disk would otherwise show only as a fault in mapped memory.
     */
    private ByteBuffer allocate(int bytes) {
        try {
            Path file = Files.createTempFile(folder, "hap-rows-", ".tmp");
            try (FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE)) {
                ByteBuffer zeros = ByteBuffer.allocate(WRITTEN_BYTES);
                for (int left = bytes; left > 0; ) {
                    zeros.position(0).limit(Math.min(left, zeros.capacity()));
                    left -= channel.write(zeros);
                }
                return channel.map(MapMode.READ_WRITE, 0, bytes).order(ByteOrder.nativeOrder());
            }
        } catch (IOException e) {
            throw new SampleException(
                    "["
                            + folder
                            + "] takes no more encoded samples ("
                            + e
                            + "); -Djava.io.tmpdir sets another folder",
                    e);
        }
    }
}
