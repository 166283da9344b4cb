/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.sample.Source;
import java.util.List;

/**
 * How much a step reads, the same for every objective: as many rows as groups of one source would
 * have, and one exposed sample for each group of exposed hits.
 *
 * @param groups groups of each source, in the order of sources
 * @param mixedGroups groups with negatives of all sources that have as many rows
 * @param exposures exposed samples
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record StepSize(int[] groups, int mixedGroups, int exposures) {
    /**
     * Divides a step.
     *
     * @param shares for each source a factor to its configured share
     */
    static StepSize of(TrainingOptions options, List<Source> sources, double[] shares) {
        double all = 0;
        for (int i = 0; i < shares.length; i++) {
            all += shares[i] * options.sources().get(sources.get(i)).share();
        }
        int[] groups = new int[shares.length];
        int rows = 0;
        int mixedSize = 1;
        for (int i = 0; i < shares.length; i++) {
            SourceOptions source = options.sources().get(sources.get(i));
            groups[i] =
                    (int)
                            Math.max(
                                    1,
                                    Math.round(
                                            options.batchGroups()
                                                    * shares[i]
                                                    * source.share()
                                                    / all));
            rows += groups[i] * (1 + source.negatives());
            mixedSize += source.negatives();
        }
        return new StepSize(
                groups,
                Math.max(1, Math.round((float) rows / mixedSize)),
                Math.max(1, options.batchGroups() / 4));
    }
}
