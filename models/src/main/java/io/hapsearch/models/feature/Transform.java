/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.feature;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/** A step from a raw number to a model input. Total on finite numbers, monotone, stateless. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Transform.Log1p.class, name = "log1p"),
    @JsonSubTypes.Type(value = Transform.Clip.class, name = "clip"),
    @JsonSubTypes.Type(value = Transform.Standardize.class, name = "standardize")
})
@JsonDeserialize(using = TransformReader.class)
public sealed interface Transform {

    /** Applies the step. */
    double apply(double value);

    /** Applies the step to the first values of an array, in place. */
    void applyAll(double[] values, int count);

    /** {@code sign(x) ln(1 + |x|)}, so that negative numbers have an image as well. */
    @JsonDeserialize(using = JsonDeserializer.None.class)
    record Log1p() implements Transform {
        @Override
        public double apply(double value) {
            return Math.copySign(Math.log1p(Math.abs(value)), value);
        }

        // each step has a loop of its own, because a loop shared by all steps could not inline any
        // of them
        @Override
        public void applyAll(double[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = apply(values[i]);
            }
        }
    }

    /** Limits to {@code [min, max]}. */
    @JsonDeserialize(using = JsonDeserializer.None.class)
    record Clip(
            @JsonProperty(required = true) double min, @JsonProperty(required = true) double max)
            implements Transform {
        /** Checks the order of the limits. */
        public Clip {
            if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
                throw new IllegalArgumentException(
                        "[min] and [max] of clip must be finite and not crossed");
            }
        }

        @Override
        public double apply(double value) {
            return Math.min(max, Math.max(min, value));
        }

        @Override
        public void applyAll(double[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = apply(values[i]);
            }
        }
    }

    /** {@code (x - mean) / std}. */
    @JsonDeserialize(using = JsonDeserializer.None.class)
    record Standardize(
            @JsonProperty(required = true) double mean, @JsonProperty(required = true) double std)
            implements Transform {
        /** Checks that the division is possible. */
        public Standardize {
            if (!(std > 0) || !Double.isFinite(std) || !Double.isFinite(mean)) {
                throw new IllegalArgumentException(
                        "[std] of standardize must be positive and [mean] finite");
            }
        }

        @Override
        public double apply(double value) {
            return (value - mean) / std;
        }

        @Override
        public void applyAll(double[] values, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = apply(values[i]);
            }
        }
    }
}
