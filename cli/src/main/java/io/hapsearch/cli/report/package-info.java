/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Reports for people: pages of HTML with tables and charts that need nothing else to be read. */
package io.hapsearch.cli.report;
