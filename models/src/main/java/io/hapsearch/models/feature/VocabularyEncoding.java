/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fixed list of values: code 1 for a value that is not listed, then {@code 2 + position}.
 * Immutable, thread-safe.
 */
public final class VocabularyEncoding implements IdEncoding {
    private static final int UNKNOWN = 1;
    private static final int FIRST = 2;
    private static final int MAX_VALUES = 1_000_000;
    private static final int MAX_DIGITS = 20;

    private final List<String> values;
    private final Map<String, Integer> codes;
    private final long[] numbers;
    private final int[] numberCodes;

    /**
     * @param values the known values in the order of their codes
     * @throws IllegalArgumentException if there is none, too many, or one twice
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VocabularyEncoding(List<String> values) {
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "[vocabulary] must hold between 1 and " + MAX_VALUES + " values");
        }
        this.values = List.copyOf(values);
        this.codes = HashMap.newHashMap(values.size());
        for (String value : values) {
            if (codes.put(value, FIRST + codes.size()) != null) {
                throw new IllegalArgumentException(
                        "[vocabulary] holds the value [" + value + "] twice");
            }
        }
        List<String> decimals =
                values.stream()
                        .filter(VocabularyEncoding::isCanonicalNumber)
                        .sorted(Comparator.comparingLong(Long::parseLong))
                        .toList();
        this.numbers = decimals.stream().mapToLong(Long::parseLong).toArray();
        this.numberCodes = decimals.stream().mapToInt(codes::get).toArray();
    }

    @Override
    public int encode(byte[] utf8, int offset, int length) {
        return encode(new String(utf8, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public int encode(String value) {
        return codes.getOrDefault(value, UNKNOWN);
    }

    @Override
    public int encode(long value) {
        int position = Arrays.binarySearch(numbers, value);
        return position < 0 ? UNKNOWN : numberCodes[position];
    }

    @Override
    public int size() {
        return FIRST + values.size();
    }

    private static boolean isCanonicalNumber(String value) {
        // nearly all words end here, before the cost of an exception
        if (value.isEmpty()
                || value.length() > MAX_DIGITS
                || "-0123456789".indexOf(value.charAt(0)) < 0) {
            return false;
        }
        try {
            return Long.toString(Long.parseLong(value)).equals(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The known values in the order of their codes. */
    @JsonValue
    public List<String> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VocabularyEncoding that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
