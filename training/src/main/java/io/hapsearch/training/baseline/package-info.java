/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Models that the networks are measured against. */
package io.hapsearch.training.baseline;
