/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

/**
 * The gradient that a part of a step asks for.
 *
 * @param part how reports call it: a source, or {@code mixed}
 * @param loss the part's mean loss
 * @param values the derivative of that loss for each weight of the model
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
public record SourceGradient(String part, double loss, float[] values) {}
