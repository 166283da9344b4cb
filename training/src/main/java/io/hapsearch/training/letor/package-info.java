/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Learning-to-rank data sets of judged documents with numeric features, as samples. */
package io.hapsearch.training.letor;
