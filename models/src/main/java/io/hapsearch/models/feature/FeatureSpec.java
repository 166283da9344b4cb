/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the two models of a bundle see: the params that a request gives and the input
 * tensors with their features. Immutable; read from {@code features.json} of a bundle.
 *
 * @param params the request-level values
 * @param inputs the input tensors
 */
public record FeatureSpec(List<Param> params, @JsonProperty(required = true) List<Input> inputs) {

    /** The widest list, vector or tensor that a spec may declare. */
    public static final int MAX_WIDTH = 16_384;

    private static final int MAX_DECLARATIONS = 4_096;

    /** Checks that names are unique and that references lead somewhere. */
    public FeatureSpec {
        params = params == null ? List.of() : List.copyOf(params);
        if (inputs == null || inputs.isEmpty()) {
            throw new IllegalArgumentException("[inputs] is missing or empty");
        }
        inputs = List.copyOf(inputs);
        requireFew("params", params.size());
        requireFew("features", inputs.stream().mapToInt(input -> input.features().size()).sum());
        Set<String> names = new HashSet<>();
        for (Param param : params) {
            requireNew(names, "param", param.name());
            requireDefault(param);
        }
        names.clear();
        for (Input input : inputs) {
            requireNew(names, "input", input.name());
            if (input.width() > MAX_WIDTH) {
                throw new IllegalArgumentException(
                        "input [" + input.name() + "] is wider than " + MAX_WIDTH);
            }
        }
        names.clear();
        for (Input input : inputs) {
            for (Feature feature : input.features()) {
                requireNew(names, "feature", feature.name());
                ParamReferences.check(feature, params);
            }
        }
    }

    /** The declaration of a param. */
    public Optional<Param> param(String name) {
        for (Param param : params) {
            if (param.name().equals(name)) {
                return Optional.of(param);
            }
        }
        return Optional.empty();
    }

    /** The declaration of an input. */
    public Optional<Input> input(String name) {
        return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
    }

    /** All features in the order of inputs and columns. */
    public List<Feature> features() {
        return inputs.stream().flatMap(input -> input.features().stream()).toList();
    }

    private static void requireFew(String what, int count) {
        if (count > MAX_DECLARATIONS) {
            throw new IllegalArgumentException("more than " + MAX_DECLARATIONS + " " + what);
        }
    }

    private static void requireDefault(Param param) {
        if (param.defaultValue() == null) {
            return;
        }
        try {
            ParamParser.parse(param, param.defaultValue());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("[default]: " + e.getMessage(), e);
        }
    }

    private static void requireNew(Set<String> names, String what, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(what + " [" + name + "] is declared twice");
        }
    }
}
