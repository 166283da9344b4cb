/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

/**
 * What one tower sees of a batch, in primitive arrays.
 *
 * @param rows how many rows there are
 * @param numbers the columns of all float inputs, row-major
 * @param codes the codes of each slot, row-major
 * @param inverseCounts for each slot wider than one: one over the number of codes in a row that are
 *     not missing, at most one; null for the others
 */
@SuppressWarnings("ArrayRecordComponent") // a working buffer that nobody compares
public record SideBatch(int rows, float[] numbers, long[][] codes, float[][] inverseCounts) {}
