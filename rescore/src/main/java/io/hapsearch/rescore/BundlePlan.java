/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.bundle.LoadedBundle;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.TensorBuffer;
import java.util.List;

/**
 * Which inputs are filled when: what the light graph takes, for the whole window; what the
 * expressive graph takes, for each micro-batch, copied from the window where the light graph takes
 * it too and extracted for the batch otherwise. Immutable.
 */
final class BundlePlan {
    private final FeatureSpec window;
    private final FeatureSpec batch;

    BundlePlan(LoadedBundle bundle) {
        this.window = taken(bundle.spec(), bundle.light().signature().inputs());
        this.batch = taken(bundle.spec(), bundle.expressive().signature().inputs());
    }

    /** Empty buffers for the light graph. */
    InputBuffers windowBuffers(int rows) {
        return new InputBuffers(window, rows);
    }

    /** Empty buffers for the expressive graph. */
    InputBuffers batchBuffers(int rows) {
        return new InputBuffers(batch, rows);
    }

    /** Those to extract for the window. */
    List<TensorBuffer> perHit(InputBuffers window) {
        return window.all().stream().filter(buffer -> buffer.input().per() == Scope.HIT).toList();
    }

    /** Those to copy from the window. */
    List<TensorBuffer> shared(InputBuffers batch) {
        return perHit(batch).stream()
                .filter(buffer -> window.input(buffer.input().name()).isPresent())
                .toList();
    }

    /** Those to extract for each micro-batch. */
    List<TensorBuffer> expressiveOnly(InputBuffers batch) {
        return perHit(batch).stream()
                .filter(buffer -> window.input(buffer.input().name()).isEmpty())
                .toList();
    }

    private static FeatureSpec taken(FeatureSpec spec, List<Input> inputs) {
        return new FeatureSpec(
                spec.params(), spec.inputs().stream().filter(inputs::contains).toList());
    }
}
