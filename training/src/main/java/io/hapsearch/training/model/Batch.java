/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

/**
 * Groups of equally many hits, each group of one request.
 *
 * @param groups how many groups
 * @param hits how many hits each group has
 * @param user a row for each group
 * @param item a row for each hit, group by group
 */
public record Batch(int groups, int hits, SideBatch user, SideBatch item) {}
