/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import java.util.Locale;

/** What is measured side by side. */
enum BenchVariant {
    /** The query without a rescorer. */
    PLAIN,
    /** OpenSearch's own rescorer with a query that costs nothing: the price of rescoring at all. */
    CORE_MATCH_ALL,
    /** Our light model alone. */
    LIGHT,
    /** Both our models, the expressive one for 100 hits. */
    TWO_STAGE,
    /** Our expressive model for the whole window. */
    EXPRESSIVE_ALL;

    /** As reports call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
