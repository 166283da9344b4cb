/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import java.util.List;

/**
 * One input tensor and the features that fill its columns from left to right. A graph takes the
 * inputs that it names; both models may share an input, and what only the expressive model names is
 * filled for hard hits alone.
 *
 * @param name the name of the graph's input
 * @param per whether it has a row per hit or one row per request
 * @param type the element type
 * @param features what fills its columns
 */
public record Input(String name, Scope per, ElementType type, List<Feature> features) {

    /** Checks that the features fit the input. */
    public Input {
        Names.require("name", name);
        if (per == null) {
            throw new IllegalArgumentException("[per] of input [" + name + "] is missing");
        }
        if (type == null) {
            throw new IllegalArgumentException("[type] of input [" + name + "] is missing");
        }
        if (features == null || features.isEmpty()) {
            throw new IllegalArgumentException("input [" + name + "] has no [features]");
        }
        features = List.copyOf(features);
        for (Feature feature : features) {
            if (feature.isCode() && type != ElementType.INT64) {
                throw new IllegalArgumentException(
                        "feature ["
                                + feature.name()
                                + "] yields codes, but input ["
                                + name
                                + "] is not int64");
            }
            if (!feature.isCode() && type != ElementType.FLOAT) {
                throw new IllegalArgumentException(
                        "feature ["
                                + feature.name()
                                + "] yields numbers, but input ["
                                + name
                                + "] is not float");
            }
            if ((feature instanceof Feature.Parameter) != (per == Scope.REQUEST)) {
                throw new IllegalArgumentException(
                        "feature ["
                                + feature.name()
                                + "] does not fit input ["
                                + name
                                + "]: params go into inputs per request, everything else into inputs per hit");
            }
        }
    }

    /** The number of columns. */
    public int width() {
        return features.stream().mapToInt(Feature::width).sum();
    }
}
