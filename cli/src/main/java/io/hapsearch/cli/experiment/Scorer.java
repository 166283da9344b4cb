/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.training.model.Batch;

/** Scores hits. Not thread-safe. */
@FunctionalInterface
interface Scorer {
    /** A score for each hit of a batch, the higher the better. */
    double[] scores(Batch batch);
}
