/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.rescore.route.Router;
import java.util.Map;
import org.apache.lucene.search.Query;

/**
 * Everything that one shard needs to rescore one request, resolved beforehand. Immutable.
 *
 * @param params the request's params
 * @param nowMillis the time of the request, milliseconds since the epoch, the same on all shards
 * @param queries the parsed query of every query feature, by the feature's name, not rewritten
 * @param router which hits meet the expressive model
 * @param budget this shard's share of the request's budget, in hits
 * @param budgetNanos the same as time in the expressive model; {@link Long#MAX_VALUE} if hits alone
 *     count
 * @param page how many hits from the top the user will see, 0 if unknown
 * @param microBatch the most hits that the expressive model scores between two looks at deadline
 *     and cancellation
 * @param deadlineNanos how long the rescore may take from its start; {@link Long#MAX_VALUE} for as
 *     long as it likes
 * @param onFailure what to do when a model fails
 * @param record whether to keep a {@link HitRecord} for each hit of the window
 */
public record RescoreRequest(
        ParamValues params,
        long nowMillis,
        Map<String, Query> queries,
        Router router,
        int budget,
        long budgetNanos,
        int page,
        int microBatch,
        long deadlineNanos,
        OnFailure onFailure,
        boolean record) {

    /** Checks the numbers. */
    public RescoreRequest {
        queries = Map.copyOf(queries);
        if (budget < 0) {
            throw new IllegalArgumentException("[budget] must not be negative, it is " + budget);
        }
        if (budgetNanos < 0) {
            throw new IllegalArgumentException(
                    "[budget] must not be negative, it is " + budgetNanos + " ns");
        }
        if (page < 0) {
            throw new IllegalArgumentException("[page] must not be negative, it is " + page);
        }
        if (microBatch < 1) {
            throw new IllegalArgumentException(
                    "[micro_batch] must be positive, it is " + microBatch);
        }
    }
}
