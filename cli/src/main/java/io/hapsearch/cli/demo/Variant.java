/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import java.util.Locale;

/** The ways in which the demo answers a request. */
enum Variant {
    /** The plain query. */
    RETRIEVAL,
    /** The light model alone: budget 0. */
    LIGHT,
    /** Both models, at the budget that the bundle or the cluster proposes. */
    TWO_STAGE,
    /** The expressive model for the whole window. */
    EXPRESSIVE_ALL;

    /** As reports call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
