/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

import io.hapsearch.models.tensor.InputBuffers;

/**
 * Hits of one request as a model sees them.
 *
 * @param inputs filled, and not written to any more
 * @param rows how many hits there are
 */
public record CalibrationBatch(InputBuffers inputs, int rows) {}
