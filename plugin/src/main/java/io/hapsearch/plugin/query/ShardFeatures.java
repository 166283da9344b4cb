/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.QueryTemplate;
import io.hapsearch.plugin.registry.BundleDescriptor;
import io.hapsearch.rescore.extract.FeatureFields;
import io.hapsearch.rescore.extract.FieldTypes;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.opensearch.OpenSearchException;
import org.opensearch.common.xcontent.LoggingDeprecationHandler;
import org.opensearch.common.xcontent.json.JsonXContentParser;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.ParsedQuery;
import org.opensearch.index.query.QueryShardContext;

/**
 * A request's features on one shard: params checked, queries parsed, fields compared with the
 * mapping. Done before the search runs, so that a mistake is an error for an empty shard as well.
 *
 * @param params the request's params; null where the bundle is not known, which leaves nothing to
 *     rescore with
 * @param fields the mapping
 * @param queries the queries of query features by feature
 */
record ShardFeatures(ParamValues params, FieldTypes fields, Map<String, ParsedQuery> queries) {

    /** The queries as Lucene takes them. */
    Map<String, Query> luceneQueries() {
        Map<String, Query> lucene = new HashMap<>();
        queries.forEach((feature, parsed) -> lucene.put(feature, parsed.query()));
        return lucene;
    }

    /**
     * @throws IllegalArgumentException that names the param or the field at fault
     */
    static ShardFeatures of(BundleDescriptor bundle, HapClause clause, QueryShardContext context)
            throws IOException {
        FieldTypes fields = new MappedFieldTypes(context.getMapperService());
        if (bundle == null) {
            return new ShardFeatures(null, fields, Map.of());
        }
        FeatureSpec spec = bundle.spec();
        FeatureFields.check(spec, fields);
        ParamValues params = ClauseParams.resolve(clause, spec);
        Map<String, ParsedQuery> queries = new LinkedHashMap<>();
        for (Input input : spec.inputs()) {
            for (Feature feature : input.features()) {
                if (feature instanceof Feature.Query query) {
                    queries.put(query.name(), parse(query, params, context));
                }
            }
        }
        return new ShardFeatures(params, fields, queries);
    }

    private static ParsedQuery parse(
            Feature.Query feature, ParamValues params, QueryShardContext context)
            throws IOException {
        JsonNode query = QueryTemplate.fill(feature.query(), params);
        try (XContentParser parser =
                new JsonXContentParser(
                        context.getXContentRegistry(),
                        LoggingDeprecationHandler.INSTANCE,
                        new TreeTraversingParser(query))) {
            return context.toQuery(context.parseInnerQueryBuilder(parser));
        } catch (IllegalArgumentException | OpenSearchException e) {
            throw new IllegalArgumentException(
                    "feature [" + feature.name() + "]: " + e.getMessage(), e);
        }
    }
}
