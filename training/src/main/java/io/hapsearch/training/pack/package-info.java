/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Bundles of models that were trained elsewhere. */
package io.hapsearch.training.pack;
