/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.Optional;
import java.util.Set;

/** What the user of a request thinks of documents. Thread-safe. */
public interface Truth {

    /**
     * How much a document is worth, in [0, 1]: for the generated feed the true probability of a
     * click.
     */
    double gain(String document);

    /** The documents that count as found for HR and recall; never empty. */
    Set<String> relevant();

    /**
     * The documents whose gain is known; empty if all are. The others say nothing about a ranker:
     * metrics leave them out of the ranked list first (condensed lists, Sakai 2007).
     */
    default Optional<Set<String>> judged() {
        return Optional.empty();
    }
}
