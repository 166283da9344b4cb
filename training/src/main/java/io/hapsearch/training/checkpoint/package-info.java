/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What a training needs to go on after it was stopped, in files that are whole or absent. */
package io.hapsearch.training.checkpoint;
