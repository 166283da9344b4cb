/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * What a step minimizes. Each adds the cross-entropy of exposed samples in their natural
 * proportion, which is what makes logits comparable across objectives, and each sees equally many
 * rows a step.
 */
public enum Objective {
    /** Pointwise cross-entropy: the positives and negatives of all groups are rows with a label. */
    @JsonProperty("bce")
    BCE,
    /** One softmax for each positive over negatives of all sources together: common practice. */
    @JsonProperty("mixed")
    MIXED,
    /** GHCL: a softmax never holds negatives of more than one source. */
    @JsonProperty("separated")
    SEPARATED;

    /** The name that options and reports use. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
