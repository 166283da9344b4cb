/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a sample got in the cascade, hardest negatives first. */
public enum Source {
    /** Shown to the user; the only source with positives. */
    @JsonProperty("exposed")
    EXPOSED,
    /** Reached the ranking stage, never shown. */
    @JsonProperty("ranking")
    RANKING,
    /** Reached pre-ranking only. */
    @JsonProperty("preranking")
    PRERANKING,
    /** Drawn at random from all documents. */
    @JsonProperty("global")
    GLOBAL;

    /** The name that files use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
