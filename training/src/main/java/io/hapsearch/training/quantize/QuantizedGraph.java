/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.quantize;

/**
 * A graph with 8-bit arithmetic.
 *
 * @param onnx the serialized graph
 * @param layers how many of its layers compute with integers
 * @param ofLayers how many could, of those worth it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record QuantizedGraph(byte[] onnx, int layers, int ofLayers) {}
