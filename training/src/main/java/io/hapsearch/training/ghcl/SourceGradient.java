/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.sample.Source;

/**
 * The gradient that the groups of one source ask for.
 *
 * @param source whose groups
 * @param loss their mean loss
 * @param values the derivative of that loss for each weight of the model
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
public record SourceGradient(Source source, double loss, float[] values) {}
