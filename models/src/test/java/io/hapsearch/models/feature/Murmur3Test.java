/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hapsearch.models.testing.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Murmur3Test {

    /**
     * Vectors for seed 0 from the article "MurmurHash" of Wikipedia and the tests of the Go port
     * spaolacci/murmur3.
     */
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "test, ba6bd213",
        "'Hello, world!', c0363e43",
        "The quick brown fox jumps over the lazy dog, 2e4ff723",
        "hello, 248bfa47",
        "'hello, world', 149bbb7f",
        "'19 Jan 2038 at 3:14:07 AM', e31e8a70",
        "The quick brown fox jumps over the lazy dog., d5c48bfc"
    })
    void equalsPublishedVectors(String text, String expected) {
        assertEquals(Integer.parseUnsignedInt(expected, 16), hash(text));
    }

    @Test
    void doesNotDependOnTheOffset() {
        Seeded.repeat(
                200,
                random -> {
                    byte[] bytes = new byte[random.nextInt(40)];
                    random.nextBytes(bytes);
                    int before = random.nextInt(9);
                    byte[] shifted = new byte[before + bytes.length + random.nextInt(9)];
                    random.nextBytes(shifted);
                    System.arraycopy(bytes, 0, shifted, before, bytes.length);
                    assertEquals(
                            Murmur3.hash(bytes, 0, bytes.length),
                            Murmur3.hash(shifted, before, bytes.length));
                });
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1,
                Long.MAX_VALUE,
                -1,
                0,
                1,
                9,
                10,
                99,
                100,
                999,
                1000,
                -999,
                -1000
            })
    void hashesNumbersAsTheirNotation(long number) {
        assertEquals(hash(Long.toString(number)), Murmur3.hashDecimal(number));
    }

    @Test
    void hashesRandomNumbersAsTheirNotation() {
        Seeded.repeat(
                20_000,
                random -> {
                    long number = anyLong(random);
                    assertEquals(
                            hash(Long.toString(number)),
                            Murmur3.hashDecimal(number),
                            () -> "number " + number);
                });
    }

    private static long anyLong(Random random) {
        return random.nextLong() >> random.nextInt(64);
    }

    private static int hash(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Murmur3.hash(utf8, 0, utf8.length);
    }
}
