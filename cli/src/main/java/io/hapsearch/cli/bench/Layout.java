/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import java.util.Locale;

/**
 * How an index of the bench is cut up.
 *
 * @param shards how many
 * @param segments of each shard
 */
record Layout(int shards, int segments) {

    /** The index's name. */
    String index() {
        return String.format(Locale.ROOT, "bench-%d-%d", shards, segments);
    }
}
