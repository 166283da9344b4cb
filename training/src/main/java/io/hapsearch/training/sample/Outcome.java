/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

/**
 * What became of a hit in the cascade.
 *
 * @param source how far it got
 * @param positive whether the user engaged with it; only exposed samples may be positive
 * @param label the label as logged, 0 or more: graded data sets have more than 0 and 1
 * @param stageRank the position, from 0, in the order of the last stage that it reached; {@link
 *     #NO_RANK} if it was not logged
 */
public record Outcome(Source source, boolean positive, float label, int stageRank) {

    /** Stands for a stage rank that is not known. */
    public static final int NO_RANK = -1;

    /** Checks that nothing contradicts itself. */
    public Outcome {
        if (positive && source != Source.EXPOSED) {
            throw new IllegalArgumentException(
                    "only exposed samples may be positive, not " + source.key());
        }
        if (!(label >= 0 && label < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("[label] must be 0 or more, not " + label);
        }
        if (stageRank < NO_RANK) {
            throw new IllegalArgumentException("[stage_rank] must be 0 or more, not " + stageRank);
        }
    }

    /** A sample that is positive or not, of unknown stage rank. */
    public static Outcome of(Source source, boolean positive) {
        return new Outcome(source, positive, positive ? 1 : 0, NO_RANK);
    }
}
