/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;

/**
 * Hash buckets: code {@code 1 + (murmur3(value) mod buckets)}, where the hash is MurmurHash3 x86 32
 * bit (Austin Appleby, public domain) of the value's UTF-8 with seed 0, taken as unsigned.
 * Allocates nothing for bytes and numbers.
 *
 * @param buckets how many, at least 1
 */
public record HashEncoding(@JsonProperty(required = true) int buckets) implements IdEncoding {

    /** Checks the number of buckets. */
    public HashEncoding {
        if (buckets < 1 || buckets > 1 << 28) {
            throw new IllegalArgumentException("[buckets] must be between 1 and " + (1 << 28));
        }
    }

    @Override
    public int encode(byte[] utf8, int offset, int length) {
        return bucket(Murmur3.hash(utf8, offset, length));
    }

    @Override
    public int encode(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return encode(utf8, 0, utf8.length);
    }

    @Override
    public int encode(long value) {
        return bucket(Murmur3.hashDecimal(value));
    }

    @Override
    public int size() {
        return buckets + 1;
    }

    private int bucket(int hash) {
        return 1 + Integer.remainderUnsigned(hash, buckets);
    }
}
