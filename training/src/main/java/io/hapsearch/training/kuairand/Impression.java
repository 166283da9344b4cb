/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

/**
 * A video that was shown.
 *
 * @param video which
 * @param positive whether it was watched for long
 * @param millis when, milliseconds since the epoch; 0 within training sequences, which have an
 *     order only
 */
record Impression(int video, boolean positive, long millis) {}
