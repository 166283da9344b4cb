/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.Arrays;
import java.util.Locale;

/** The routing policies by name. */
public enum Policy {
    /** The best light scores are the hardest; thresholds are not used. */
    TOP {
        @Override
        public Router router(Thresholds thresholds, double price) {
            return new TopRouter();
        }
    },
    /** The best light scores among the hits between both thresholds. */
    BAND {
        @Override
        public Router router(Thresholds thresholds, double price) {
            return new BandRouter(thresholds);
        }
    },
    /** Where the expressive scores seen so far promise most; thresholds are not used. */
    ADAPTIVE {
        @Override
        public Router router(Thresholds thresholds, double price) {
            return new AdaptiveRouter(Belief.DEFAULT, price);
        }
    };

    private final String key = name().toLowerCase(Locale.ROOT);

    /**
     * The router for thresholds.
     *
     * @param price what an expressive score must promise, see {@link AdaptiveRouter}; other
     *     policies don't ask
     */
    public abstract Router router(Thresholds thresholds, double price);

    /** The router where budgets are not averaged over requests. */
    public Router router(Thresholds thresholds) {
        return router(thresholds, AdaptiveRouter.STOP);
    }

    /**
     * The policy of a name as requests and settings write it.
     *
     * @throws IllegalArgumentException that names it and lists the known ones
     */
    public static Policy parse(String name) {
        for (Policy policy : values()) {
            if (policy.key.equals(name)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "unknown policy [" + name + "], known are " + Arrays.toString(values()));
    }

    /** The name as requests and settings write it. */
    @Override
    public String toString() {
        return key;
    }
}
