/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

/**
 * A float input as the networks see it.
 *
 * @param input its name
 * @param width how many columns it has
 */
public record NumberSlot(String input, int width) {}
