/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.List;

/**
 * Everything that exists before the first request.
 *
 * @param items the documents
 * @param users the users
 * @param startMillis when requests begin, milliseconds since the epoch
 * @param endMillis when the held-out requests begin
 */
record World(List<Item> items, List<User> users, long startMillis, long endMillis) {}
