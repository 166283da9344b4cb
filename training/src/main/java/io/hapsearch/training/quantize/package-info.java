/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Graphs rewritten to 8-bit arithmetic, and what that costs in quality. */
package io.hapsearch.training.quantize;
