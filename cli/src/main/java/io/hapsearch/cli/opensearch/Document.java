/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.opensearch;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document to index.
 *
 * @param id its {@code _id}
 * @param source its {@code _source}
 */
public record Document(String id, JsonNode source) {}
