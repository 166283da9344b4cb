/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import java.util.function.Consumer;

/** Held-out requests with their candidates; can be walked through more than once. */
interface EvaluationData {

    /** How reports call it. */
    String name();

    /** How many requests there are, -1 if that is not known beforehand. */
    int requests();

    /**
     * Whether candidates carry what only an index can compute: scores of retrieval and of queries.
     */
    boolean knowsScores();

    /** Whether it is known which hits the user was shown, and nothing of the others. */
    boolean knowsShown();

    /**
     * Hands over each request, in an order that is the same each time.
     *
     * @throws io.hapsearch.cli.base.CommandFailure that names what is not as it must be
     */
    void forEach(Consumer<CandidateSet> consumer);
}
