/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import java.util.function.LongToDoubleFunction;
import org.apache.lucene.util.NumericUtils;

/**
 * What the doc values of a field hold. Immutable, thread-safe.
 *
 * @param family which features can read it, and through which Lucene structure
 * @param decoder from the bits of a numeric doc value to the number that they stand for; null for
 *     keywords and vectors
 */
public record FieldType(Family family, LongToDoubleFunction decoder) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double TWO_TO_THE_64 = 0x1p64;

    /** Checks that numbers can be decoded. */
    public FieldType {
        if ((family == Family.INTEGER || family == Family.NUMBER) != (decoder != null)) {
            throw new IllegalArgumentException(
                    "numbers need a decoder, and nothing else may have one");
        }
    }

    /** The Lucene structure behind a field. */
    public enum Family {
        /** Numeric doc values whose bits are the number itself: usable as number and as keyword. */
        INTEGER,
        /** Numeric doc values that need decoding: usable as number only. */
        NUMBER,
        /** Sorted or sorted-set doc values. */
        KEYWORD,
        /** A vector field of floats. */
        VECTOR
    }

    /** Integers of any size, booleans as 0 and 1, dates in milliseconds since the epoch. */
    public static FieldType integer() {
        return new FieldType(Family.INTEGER, bits -> bits);
    }

    /** Doubles as sortable bits. */
    public static FieldType doubles() {
        return new FieldType(Family.NUMBER, NumericUtils::sortableLongToDouble);
    }

    /** Floats as sortable bits. */
    public static FieldType floats() {
        return new FieldType(Family.NUMBER, bits -> NumericUtils.sortableIntToFloat((int) bits));
    }

    /** IEEE 754 half-precision floats as sortable bits. */
    public static FieldType halfFloats() {
        return new FieldType(Family.NUMBER, FieldType::sortableShortToFloat);
    }

    /** Dates in nanoseconds since the epoch; the number is in milliseconds, with a fraction. */
    public static FieldType dateNanos() {
        return new FieldType(Family.NUMBER, nanos -> nanos / NANOS_PER_MILLI);
    }

    /** Unsigned 64-bit integers. */
    public static FieldType unsignedLong() {
        return new FieldType(Family.NUMBER, bits -> bits >= 0 ? bits : bits + TWO_TO_THE_64);
    }

    /** Strings. */
    public static FieldType keyword() {
        return new FieldType(Family.KEYWORD, null);
    }

    /** Float vectors. */
    public static FieldType vector() {
        return new FieldType(Family.VECTOR, null);
    }

    private static double sortableShortToFloat(long bits) {
        short sortable = (short) bits;
        return Float.float16ToFloat((short) (sortable ^ sortable >> 15 & 0x7fff));
    }
}
