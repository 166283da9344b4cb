/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.Split;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.SampleSource;
import java.util.List;

/**
 * Everything that an end-to-end run needs: what to index, what to train from, what to ask.
 * Immutable.
 */
public interface FeedDataSet {

    /** How reports and bundles call it. */
    String name();

    /** Settings and mappings, the body with which to create the index. */
    JsonNode index();

    /** What to index. */
    List<FeedDocument> documents();

    /** What the models see. */
    FeatureSpec features();

    /** How the models are built. */
    Architecture architecture();

    /** The logs, documents' raw values included. */
    SampleSource samples();

    /** What of the logs is held out for calibration. */
    Split split();

    /** Requests later than all samples, in time order. */
    List<FeedRequest> testRequests();

    /**
     * Where the data come from, free JSON for provenance: files with hashes, or the generator's
     * options.
     */
    JsonNode origin();
}
