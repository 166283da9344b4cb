/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hapsearch.models.testing.Seeded;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrossesTest {

    @Test
    void cosineOfMultiplesIsOne() {
        Seeded.repeat(
                200,
                random -> {
                    float[] vector = vector(random, 1 + random.nextInt(100));
                    float[] scaled = vector.clone();
                    for (int i = 0; i < scaled.length; i++) {
                        scaled[i] *= 8;
                    }
                    assertEquals(1, Crosses.cosine(vector, scaled), 1e-9);
                    assertEquals(
                            8 * Crosses.dot(vector, vector), Crosses.dot(vector, scaled), 1e-6);
                });
    }

    @Test
    void cosineWithAGivenNormIsTheSame() {
        Seeded.repeat(
                200,
                random -> {
                    int dimension = 1 + random.nextInt(100);
                    float[] query = vector(random, dimension);
                    float[] document = vector(random, dimension);
                    double expected =
                            Crosses.dot(query, document)
                                    / (Crosses.norm(query) * Crosses.norm(document));
                    assertEquals(expected, Crosses.cosine(query, document), 1e-12);
                    assertEquals(
                            expected, Crosses.cosine(query, Crosses.norm(query), document), 1e-12);
                });
    }

    @Test
    void whatIsMissingIsNotANumber() {
        float[] vector = {1, 2};
        assertEquals(Double.NaN, Crosses.dot(vector, null));
        assertEquals(Double.NaN, Crosses.cosine(vector, null));
        assertEquals(Double.NaN, Crosses.cosine(vector, new float[2]));
        assertEquals(Double.NaN, Crosses.cosine(new float[2], vector));
        assertEquals(Double.NaN, Crosses.ageInDays(Double.NaN, 0));
    }

    @Test
    void dimensionsMustAgree() {
        assertThrows(IllegalArgumentException.class, () -> Crosses.dot(new float[2], new float[3]));
        assertThrows(
                IllegalArgumentException.class,
                () -> Crosses.cosine(new float[] {1, 1}, new float[] {1, 1, 1}));
    }

    @Test
    void membershipCountsEntriesOfTheParam() {
        assertEquals(3, Crosses.membership(List.of("a", "b", "a", "c"), Set.of("a", "c", "d")));
        assertEquals(0, Crosses.membership(List.of(), Set.of("a")));
    }

    @Test
    void ageIsInDays() {
        assertEquals(1.5, Crosses.ageInDays(0, 36L * 3_600_000));
        assertEquals(-1, Crosses.ageInDays(86_400_000, 0));
    }

    private static float[] vector(Random random, int dimension) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        vector[0] += 2;
        return vector;
    }
}
