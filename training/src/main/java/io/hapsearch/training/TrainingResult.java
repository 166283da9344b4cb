/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

/**
 * What a training yields.
 *
 * @param bundle the bundle's bytes, already loaded and tried once
 * @param report how it went
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
public record TrainingResult(byte[] bundle, TrainingReport report) {}
