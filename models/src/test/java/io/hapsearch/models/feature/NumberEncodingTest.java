/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.models.testing.Seeded;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberEncodingTest {

    @Test
    void appliesTransformsInOrder() {
        NumberEncoding encoding =
                new NumberEncoding(
                        0,
                        List.of(
                                new Transform.Clip(0, 100),
                                new Transform.Log1p(),
                                new Transform.Standardize(2, 0.5)));
        assertEquals((float) ((Math.log(1 + 7.5) - 2) / 0.5), encoding.encode(7.5), 1e-6f);
        assertEquals((float) ((Math.log(101) - 2) / 0.5), encoding.encode(1e9), 1e-6f);
    }

    @Test
    void missingIsARawNumber() {
        Seeded.repeat(
                100,
                random -> {
                    double missing = random.nextGaussian() * 100;
                    NumberEncoding encoding = new NumberEncoding(missing, transforms(random));
                    assertEquals(encoding.encode(missing), encoding.encode(Double.NaN));
                });
    }

    @Test
    void keepsTheOrderOfRawNumbers() {
        Seeded.repeat(
                500,
                random -> {
                    NumberEncoding encoding = new NumberEncoding(0, transforms(random));
                    double a = random.nextGaussian() * Math.pow(10, random.nextInt(9));
                    double b = random.nextGaussian() * Math.pow(10, random.nextInt(9));
                    float encodedA = encoding.encode(Math.min(a, b));
                    float encodedB = encoding.encode(Math.max(a, b));
                    assertTrue(encodedA <= encodedB, () -> encoding + " of " + a + " and " + b);
                });
    }

    @Test
    void columnsAreEncodedLikeSingleNumbers() {
        Seeded.repeat(
                200,
                random -> {
                    NumberEncoding encoding =
                            new NumberEncoding(random.nextGaussian(), transforms(random));
                    double[] raw = random.doubles(1 + random.nextInt(40), -1e6, 1e6).toArray();
                    raw[random.nextInt(raw.length)] = Double.NaN;
                    double[] column = raw.clone();
                    int count = random.nextInt(raw.length + 1);
                    encoding.encodeAll(column, count);
                    for (int i = 0; i < raw.length; i++) {
                        float expected = i < count ? encoding.encode(raw[i]) : (float) raw[i];
                        assertEquals(expected, (float) column[i]);
                    }
                });
    }

    @Test
    void logarithmIsOdd() {
        Transform log1p = new Transform.Log1p();
        assertEquals(0, log1p.apply(0));
        assertEquals(Math.log(4), log1p.apply(3), 1e-12);
        assertEquals(-Math.log(4), log1p.apply(-3), 1e-12);
    }

    @Test
    void refusesWhatIsNotANumber() {
        for (double wrong :
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class, () -> new NumberEncoding(wrong, List.of()));
            assertThrows(IllegalArgumentException.class, () -> new Transform.Clip(wrong, 1));
            assertThrows(IllegalArgumentException.class, () -> new Transform.Clip(0, wrong));
            assertThrows(IllegalArgumentException.class, () -> new Transform.Standardize(wrong, 1));
            assertThrows(IllegalArgumentException.class, () -> new Transform.Standardize(0, wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> new Transform.Clip(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Transform.Standardize(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Transform.Standardize(0, -1));
    }

    private static List<Transform> transforms(Random random) {
        return random.ints(random.nextInt(4), 0, 3)
                .<Transform>mapToObj(
                        kind ->
                                switch (kind) {
                                    case 0 -> new Transform.Log1p();
                                    case 1 ->
                                            new Transform.Clip(
                                                    -random.nextDouble() * 100,
                                                    random.nextDouble() * 100);
                                    default ->
                                            new Transform.Standardize(
                                                    random.nextGaussian(),
                                                    0.1 + random.nextDouble());
                                })
                .toList();
    }
}
