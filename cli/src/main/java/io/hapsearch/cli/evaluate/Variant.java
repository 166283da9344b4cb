/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import java.util.Locale;

/** A way to order the candidates of a request. */
enum Variant {
    /** As retrieved. */
    RETRIEVAL,
    /** By the light model. */
    LIGHT,
    /** By the light model, hard hits by the expressive model, as nodes do. */
    TWO_STAGE,
    /** By the expressive model alone. */
    EXPRESSIVE_ALL;

    /** How files and reports call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its scores are calibrated probabilities. */
    boolean calibrated() {
        return this != RETRIEVAL;
    }
}
