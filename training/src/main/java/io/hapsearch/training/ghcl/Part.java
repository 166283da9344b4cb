/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

/**
 * What one gradient of a step is computed from.
 *
 * @param name how reports call it: a source, or {@code mixed}
 * @param groups its groups
 * @param temperature by which the logits of groups are divided
 * @param pointwise exposed samples whose cross-entropy is added, or null
 */
record Part(String name, Groups groups, double temperature, Exposures pointwise) {
    static final String MIXED = "mixed";

    /** How many hits are scored. */
    int rows() {
        return groups.hits().length + (pointwise == null ? 0 : pointwise.size());
    }
}
