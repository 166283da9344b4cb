/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * MurmurHash3 x86 32 bit with seed 0 (Austin Appleby, public domain). Written out here because it
 * runs once per value and hit, on slices of foreign arrays and on the digits of numbers that never
 * become an array.
 */
final class Murmur3 {
    private static final VarHandle INT_LE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Murmur3() {}

    static int hash(byte[] bytes, int offset, int length) {
        int hash = 0;
        int blocks = length & ~3;
        for (int i = 0; i < blocks; i += 4) {
            hash = mixBlock(hash, (int) INT_LE.get(bytes, offset + i));
        }
        int tail = 0;
        for (int i = length - 1; i >= blocks; i--) {
            tail = tail << 8 | bytes[offset + i] & 0xff;
        }
        return finish(hash, tail, length);
    }

    /** The hash of the decimal notation of a number. */
    static int hashDecimal(long value) {
        if (value == Long.MIN_VALUE) {
            byte[] digits = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
            return hash(digits, 0, digits.length);
        }
        long rest = Math.abs(value);
        int digits = 1;
        long power = 1;
        while (rest / power >= 10) {
            power *= 10;
            digits++;
        }
        int hash = 0;
        int block = 0;
        int length = 0;
        if (value < 0) {
            block = '-';
            length = 1;
        }
        for (int i = 0; i < digits; i++) {
            int digit = (int) (rest / power);
            rest -= digit * power;
            power /= 10;
            block |= ('0' + digit) << (length & 3) * 8;
            length++;
            if ((length & 3) == 0) {
                hash = mixBlock(hash, block);
                block = 0;
            }
        }
        return finish(hash, block, length);
    }

    private static int mixBlock(int hash, int block) {
        return Integer.rotateLeft(hash ^ scramble(block), 13) * 5 + 0xe6546b64;
    }

    private static int scramble(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }

    private static int finish(int hash, int tail, int length) {
        int h = hash ^ scramble(tail) ^ length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
