/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.models.onnx;

/**
 * Which outputs of a graph are read.
 *
 * @param logit shape {@code [hits]} or {@code [hits, 1]}, one logit per hit
 * @param hidden shape {@code [hits, width]}, the space in which hits resemble each other; null if
 *     the graph has none
 */
public record OutputNames(String logit, String hidden) {}
