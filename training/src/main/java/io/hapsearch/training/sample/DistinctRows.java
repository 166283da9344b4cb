/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.Input;
import io.hapsearch.models.tensor.InputBuffers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of which equal ones are kept once: a hash table with open addressing over their content, 8
 * to 16 bytes of heap for each. Not thread-safe.
 */
final class DistinctRows {
    private static final int EMPTY = -1;
    private static final int SPREAD = 0x85ebca6b;

    private final EncodedRows rows;
    private int[] table = new int[256];

    DistinctRows(List<Input> inputs, Path folder) {
        this.rows = new EncodedRows(inputs, folder);
        Arrays.fill(table, EMPTY);
    }

    EncodedRows rows() {
        return rows;
    }

    /** The number of the row, which is added if it is new. */
    int add(InputBuffers buffers, int row) {
        int candidate = rows.add(buffers, row);
        int slot = find(candidate);
        if (table[slot] != EMPTY) {
            rows.removeLast();
            return table[slot];
        }
        table[slot] = candidate;
        if (rows.rows() > table.length / 2) {
            grow();
        }
        return candidate;
    }

    private int find(int row) {
        int mask = table.length - 1;
        int hash = rows.hash(row);
        int slot = (hash ^ hash >>> 16) * SPREAD >>> Integer.numberOfLeadingZeros(mask);
        while (table[slot] != EMPTY && !rows.equal(table[slot], row)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        table = new int[table.length * 2];
        Arrays.fill(table, EMPTY);
        for (int row = 0; row < rows.rows(); row++) {
            table[find(row)] = row;
        }
    }
}
