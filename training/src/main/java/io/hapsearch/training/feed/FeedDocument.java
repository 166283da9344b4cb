/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A document to index.
 *
 * @param id its {@code _id}
 * @param source its {@code _source}
 */
public record FeedDocument(String id, ObjectNode source) {}
