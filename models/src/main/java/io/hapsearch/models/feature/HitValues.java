/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import java.util.List;

/**
 * The raw values of one hit outside an index: a sample in training, a golden example of a bundle.
 */
public interface HitValues {

    /** The retrieval score. */
    double score();

    /** The position in retrieval order, from 0. */
    int rank();

    /** A numeric field; NaN if missing. */
    double number(String field);

    /** The values of a keyword or integer field in any order; empty if missing. */
    List<String> keywords(String field);

    /** A vector field; null if missing. */
    float[] vector(String field);

    /** The score of a query feature, by the feature's name; NaN if it does not match. */
    double query(String feature);
}
