/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.TopDocs;

/**
 * The outcome of a rescore. Hits of the window with a probability p score 1 + p; all others keep
 * their retrieval order below 1.
 *
 * @param topDocs all hits, sorted by descending score, with the total of the retrieval
 * @param window how many hits the window had
 * @param hard how many of them the expressive model scored
 * @param microBatches in how many calls it did
 * @param degradation why the request did not get all that it asked for
 * @param failure what a model threw, if one failed
 * @param times how long each stage took
 * @param records how each hit of the window came by its score, by doc id; empty unless asked for
 */
public record RescoreResult(
        TopDocs topDocs,
        int window,
        int hard,
        int microBatches,
        Degradation degradation,
        Optional<RuntimeException> failure,
        StageTimes times,
        Map<Integer, HitRecord> records) {}
