/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import java.util.Arrays;

/**
 * A line of a learning-to-rank file.
 *
 * @param label the judgement, 0 or more
 * @param indices the features that the line gives, ascending
 * @param values their values
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares lines
record JudgedDocument(float label, int[] indices, double[] values) {

    /** The value of a feature; 0 if the line does not give it. */
    double value(int index) {
        int at = Arrays.binarySearch(indices, index);
        return at < 0 ? 0 : values[at];
    }
}
