/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.Map;

/**
 * How a hit of the window came by its score, for explanations. What was not computed is NaN.
 *
 * @param route where its score comes from
 * @param lightLogit the light model's output
 * @param lightProbability the same on the calibrated scale
 * @param expressiveLogit the expressive model's output
 * @param expressiveProbability the same on the calibrated scale
 * @param probability the one that counts: the light, the expressive, or the predicted one
 * @param features what the models saw, by feature name: encoded values, codes as whole numbers;
 *     features that only the expressive model sees are there for hard hits alone
 */
public record HitRecord(
        Route route,
        double lightLogit,
        double lightProbability,
        double expressiveLogit,
        double expressiveProbability,
        double probability,
        Map<String, double[]> features) {}
