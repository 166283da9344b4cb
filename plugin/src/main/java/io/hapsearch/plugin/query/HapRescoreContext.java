package io.hapsearch.plugin.query;

import io.hapsearch.rescore.extract.FieldTypes;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.opensearch.index.query.ParsedQuery;
import org.opensearch.search.rescore.RescoreContext;
import org.opensearch.search.rescore.Rescorer;

/** One rescoring of one request on one shard. Used by the search's own thread. */
final class HapRescoreContext extends RescoreContext {
    private final HapClause clause;
    private final RescorePlan plan;
    private final FieldTypes fields;
    private final Map<String, ParsedQuery> queries;
    private ShardSearch search;
    private int spent;

    HapRescoreContext(
            int window,
            Rescorer rescorer,
            HapClause clause,
            RescorePlan plan,
            FieldTypes fields,
            Map<String, ParsedQuery> queries) {
        super(window, rescorer);
        this.clause = clause;
        this.plan = plan;
        this.fields = fields;
        this.queries = queries;
    }

    void enter(ShardSearch shardSearch) {
        search = shardSearch;
    }

    HapClause clause() {
        return clause;
    }

    RescorePlan plan() {
        return plan;
    }

    FieldTypes fields() {
        return fields;
    }

    /** The queries of query features by feature. */
    Map<String, ParsedQuery> queries() {
        return queries;
    }

    /** The search that this is part of; null if nobody told. */
    ShardSearch search() {
        return search;
    }

    /** How many expressive scores this context has paid for: {@code top_hits} rescores once per bucket with one budget. */
    int spent() {
        return spent;
    }

    void spend(int hits) {
        spent += hits;
    }

    @Override
    public List<Query> getQueries() {
        return queries.values().stream().map(ParsedQuery::query).toList();
    }

    @Override
    public List<ParsedQuery> getParsedQueries() {
        return List.copyOf(queries.values());
    }
}
