/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.extract;

import io.hapsearch.models.feature.ParamValues;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * What the features of one request are read from.
 *
 * @param params the request's params
 * @param nowMillis the time of the request, milliseconds since the epoch
 * @param queries the parsed query of every query feature, by the feature's name
 * @param searcher the index
 * @param fields how to read its fields
 * @param hits the window in retrieval order
 * @param codes the codes of keywords seen before
 * @param rows the features of documents seen before
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object, never compared
public record ExtractionContext(
        ParamValues params,
        long nowMillis,
        Map<String, Query> queries,
        IndexSearcher searcher,
        FieldTypes fields,
        ScoreDoc[] hits,
        CodeCache codes,
        RowCache rows) {}
