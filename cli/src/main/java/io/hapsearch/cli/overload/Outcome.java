/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.overload;

/**
 * What became of one request.
 *
 * @param millis from the moment at which it should have been sent to its whole answer
 * @param ndcg NDCG@10 of the answer; NaN if there was none
 * @param failed whether there was no answer, or an error, or one in part
 */
record Outcome(double millis, double ndcg, boolean failed) {}
