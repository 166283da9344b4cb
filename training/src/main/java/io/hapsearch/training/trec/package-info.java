/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Runs and judgments in the formats of TREC, as trec_eval reads them. */
package io.hapsearch.training.trec;
