/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Quality against the share of hits that meet the expressive model, for every routing policy. */
package io.hapsearch.cli.frontier;
