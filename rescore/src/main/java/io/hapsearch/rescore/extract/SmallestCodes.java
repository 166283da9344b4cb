/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.IdEncoding;
import java.nio.LongBuffer;

/** The smallest distinct codes of one hit, in ascending order, up to a number. Not thread-safe. */
final class SmallestCodes {
    private final int[] codes;
    private int size;

    SmallestCodes(int length) {
        this.codes = new int[length];
    }

    void clear() {
        size = 0;
    }

    void add(int code) {
        int place = size;
        while (place > 0 && codes[place - 1] > code) {
            place--;
        }
        if (place > 0 && codes[place - 1] == code || place == codes.length) {
            return;
        }
        int moved = Math.min(size, codes.length - 1) - place;
        System.arraycopy(codes, place, codes, place + 1, moved);
        codes[place] = code;
        size = Math.min(size + 1, codes.length);
    }

    /** Writes them, padded with {@link IdEncoding#MISSING}. */
    void write(LongBuffer buffer, int index) {
        for (int i = 0; i < codes.length; i++) {
            buffer.put(index + i, i < size ? codes[i] : IdEncoding.MISSING);
        }
    }
}
