/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

/**
 * A code feature as the networks see it.
 *
 * @param feature its name
 * @param input the input that holds its columns
 * @param column its first column there
 * @param width how many columns it has
 * @param table the embedding table that its codes are rows of
 */
public record CodeSlot(String feature, String input, int column, int width, int table) {}
