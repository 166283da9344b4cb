/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import java.util.List;

/**
 * From a raw number to a model input: the missing value takes the place of what is absent or not a
 * number, then the transforms follow in their order. Immutable.
 *
 * @param missing the raw number that stands for an absent one
 * @param transforms the steps
 */
public record NumberEncoding(double missing, List<Transform> transforms) {

    /** Takes the number as it is, zero where it is missing. */
    public static final NumberEncoding PLAIN = new NumberEncoding(0, List.of());

    /** Fills in the defaults. */
    public NumberEncoding {
        if (!Double.isFinite(missing)) {
            throw new IllegalArgumentException("[missing] must be finite");
        }
        transforms = transforms == null ? List.of() : List.copyOf(transforms);
    }

    static NumberEncoding of(Double missing, List<Transform> transforms) {
        return new NumberEncoding(missing == null ? 0 : missing, transforms);
    }

    /** The model input for a raw number; NaN means that it is missing. */
    public float encode(double raw) {
        double value = Double.isNaN(raw) ? missing : raw;
        for (int i = 0; i < transforms.size(); i++) {
            value = transforms.get(i).apply(value);
        }
        return (float) value;
    }

    /**
     * Encodes the first numbers of a column in place, each to exactly what {@link #encode} gives
     * once it is narrowed to float.
     */
    public void encodeAll(double[] raw, int count) {
        for (int i = 0; i < count; i++) {
            raw[i] = Double.isNaN(raw[i]) ? missing : raw[i];
        }
        for (int i = 0; i < transforms.size(); i++) {
            transforms.get(i).applyAll(raw, count);
        }
    }
}
