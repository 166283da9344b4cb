/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import java.util.List;
import java.util.Set;

/**
 * The arithmetic of features that join request and hit, shared by everything that computes them.
 */
public final class Crosses {
    private static final double DAY_MILLIS = 86_400_000d;

    private Crosses() {}

    /**
     * The inner product, summed in double precision from left to right; NaN if the document has no
     * vector.
     *
     * @throws IllegalArgumentException if the dimensions differ
     */
    public static double dot(float[] query, float[] document) {
        if (document == null) {
            return Double.NaN;
        }
        requireSameDimension(query, document);
        double sum = 0;
        for (int i = 0; i < query.length; i++) {
            sum += (double) query[i] * document[i];
        }
        return sum;
    }

    /** The cosine of the angle; NaN if the document has no vector or one of the two is zero. */
    public static double cosine(float[] query, float[] document) {
        return cosine(query, norm(query), document);
    }

    /** The same for many documents and one query, whose {@link #norm} is computed once. */
    public static double cosine(float[] query, double queryNorm, float[] document) {
        if (document == null) {
            return Double.NaN;
        }
        double norms = queryNorm * norm(document);
        return norms == 0 ? Double.NaN : dot(query, document) / norms;
    }

    /** The Euclidean length. */
    public static double norm(float[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    /** How many entries of the param equal one of the hit's values. */
    public static int membership(List<String> param, Set<String> values) {
        int count = 0;
        for (String entry : param) {
            if (values.contains(entry)) {
                count++;
            }
        }
        return count;
    }

    /** The age in days at the time of the request; NaN if the date is missing. */
    public static double ageInDays(double dateMillis, long nowMillis) {
        return (nowMillis - dateMillis) / DAY_MILLIS;
    }

    private static void requireSameDimension(float[] query, float[] document) {
        if (query.length != document.length) {
            throw new IllegalArgumentException(
                    "the param's vector has "
                            + query.length
                            + " dimensions, the document's "
                            + document.length);
        }
    }
}
