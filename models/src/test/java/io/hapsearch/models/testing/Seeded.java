/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.testing;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries a property on random input; a failure names the seed, and {@code -Dhap.test.seed} repeats
 * it.
 */
public final class Seeded {

    private Seeded() {}

    /** Tries the property with so many generators of different seeds. */
    public static void repeat(int times, Property property) {
        Long given = Long.getLong("hap.test.seed");
        for (int i = 0; i < (given == null ? times : 1); i++) {
            long seed = given == null ? ThreadLocalRandom.current().nextLong() : given;
            try {
                property.check(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "fails with -Dhap.test.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** What must hold for any random input. */
    @FunctionalInterface
    public interface Property {
        /** Throws if it does not hold. */
        void check(Random random) throws Exception;
    }
}
