/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Models that LightGBM trained, as graphs for bundles. */
package io.hapsearch.training.lightgbm;
