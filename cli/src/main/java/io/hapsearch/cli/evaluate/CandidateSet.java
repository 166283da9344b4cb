/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.training.evaluate.Judgments;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A held-out request with what there is to rank. Arrays go by position of the candidate.
 *
 * @param id how errors call the request
 * @param millis its time, milliseconds since the epoch
 * @param params the model's params
 * @param hits raw values, the window first and in its order
 * @param window how many of the hits form the window: what was retrieved, or all if there is no
 *     more to know
 * @param retrieval the scores by which retrieval ordered the window, or null if they are not known
 * @param sources how far each candidate got, null where that is not known
 * @param outcomes what calibrated probabilities should say: 1 for an engagement, 0 for none, in
 *     between its true probability, where that is known
 * @param judgments what counts as found
 */
@SuppressWarnings("ArrayRecordComponent") // made once per request and never compared
record CandidateSet(
        String id,
        long millis,
        Map<String, JsonNode> params,
        List<RawHit> hits,
        int window,
        double[] retrieval,
        Source[] sources,
        double[] outcomes,
        Judgments judgments) {

    /** Whether a candidate counts where the window is looked at as a whole. */
    boolean inWindow(int position) {
        return position < window;
    }

    /** Whether a candidate counts beside a source: relevant ones, and others of the source. */
    boolean beside(Source source, int position) {
        return sources[position] == source || judgments.relevant()[position] && inWindow(position);
    }

    /** Whether there is a candidate of the source. */
    boolean has(Source source) {
        return Arrays.asList(sources).contains(source);
    }

    /** Whether candidates of the source were not retrieved. */
    boolean reachesBeyondWindow(Source source) {
        return Arrays.asList(sources).subList(window, sources.length).contains(source);
    }
}
