/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

/**
 * An embedding table; row 0 stands for a missing value and stays zero.
 *
 * @param name the first feature that uses it
 * @param rows how many codes it has
 */
public record Table(String name, int rows) {}
