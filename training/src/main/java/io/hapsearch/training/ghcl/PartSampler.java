/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.Source;
import java.util.List;

/** Draws what a step learns from. Deterministic by seed, not thread-safe. */
interface PartSampler {
    /**
     * Draws the parts of one step.
     *
     * @param shares for each of {@link #sources} a factor to its configured share of the groups
     */
    List<Part> draw(double[] shares);

    /** The sources that there are positives with negatives of. */
    List<Source> sources();

    /** How many parts a step has. */
    int parts();

    /** How many groups of each kind, and exposures, have been drawn. */
    long[] drawn();

    /** Goes on after so many. */
    void skipTo(long[] drawn);
}
