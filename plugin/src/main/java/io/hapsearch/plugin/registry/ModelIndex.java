package io.hapsearch.plugin.registry;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.ResourceAlreadyExistsException;
import org.opensearch.action.admin.indices.create.CreateIndexRequest;
import org.opensearch.action.bulk.BulkRequest;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.action.delete.DeleteRequest;
import org.opensearch.action.get.GetRequest;
import org.opensearch.action.get.GetResponse;
import org.opensearch.action.index.IndexRequest;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.search.SearchHit;
import org.opensearch.search.SearchHits;
import org.opensearch.search.builder.SearchSourceBuilder;
import org.opensearch.transport.client.Client;
import org.opensearch.transport.client.OriginSettingClient;

/**
 * The hidden system index with the bytes of bundles: documents that are written once, read by id and never searched by
 * users. Every call blocks: not for transport or search threads. Thread-safe.
 */
public final class ModelIndex {
    /** The index. */
    public static final String NAME = ".hap-models";

    /** What {@link org.opensearch.indices.SystemIndexDescriptor} protects. */
    public static final String PATTERN = ".hap-models*";

    static final String UPLOAD = "upload";
    static final String CREATED = "created";

    private static final String DATA = "data";
    private static final int MOST_FOUND = 1_000;
    private static final TimeValue TIMEOUT = TimeValue.timeValueSeconds(60);
    private static final Map<String, Object> MAPPING =
            Map.of(
                    "dynamic",
                    "strict",
                    "properties",
                    Map.of(
                            UPLOAD, Map.of("type", "keyword"),
                            CREATED, Map.of("type", "date", "format", "epoch_millis"),
                            DATA, Map.of("type", "binary")));

    private final Client client;

    /** @param client of the node; requests are made in the plugin's name, not in the user's */
    public ModelIndex(Client client) {
        this.client = new OriginSettingClient(client, "hap");
    }

    /** Creates the index unless it exists. */
    public void ensureExists() {
        Settings settings =
                Settings.builder()
                        .put("index.hidden", true)
                        .put("index.number_of_shards", 1)
                        // small data that every data node wants to read: survive the loss of any two nodes
                        .put("index.auto_expand_replicas", "0-2")
                        .build();
        try {
            client.admin()
                    .indices()
                    .create(new CreateIndexRequest(NAME).settings(settings).mapping(MAPPING))
                    .actionGet(TIMEOUT);
        } catch (ResourceAlreadyExistsException e) {
            // as it should be
        }
    }

    /** Writes a document. */
    void put(String id, String upload, long created, byte[] data) {
        IndexRequest request =
                new IndexRequest(NAME)
                        .id(id)
                        .source(
                                UPLOAD,
                                upload,
                                CREATED,
                                created,
                                DATA,
                                Base64.getEncoder().encodeToString(data));
        client.index(request).actionGet(TIMEOUT);
    }

    /**
     * Reads a document as it was written last, refreshed or not; null if there is none.
     */
    byte[] get(String id) {
        GetResponse response = client.get(new GetRequest(NAME, id)).actionGet(TIMEOUT);
        return response.isExists()
                ? Base64.getDecoder().decode((String) response.getSource().get(DATA))
                : null;
    }

    /**
     * The ids of documents of old uploads that are not among those to keep; some of them if they are many.
     *
     * @param before created before this time, milliseconds since the epoch
     */
    List<String> findOthers(Collection<String> keep, long before) {
        SearchSourceBuilder source =
                new SearchSourceBuilder()
                        .query(
                                QueryBuilders.boolQuery()
                                        .filter(QueryBuilders.rangeQuery(CREATED).lt(before))
                                        .mustNot(QueryBuilders.termsQuery(UPLOAD, keep)))
                        .fetchSource(false)
                        .size(MOST_FOUND);
        SearchHits hits = client.search(new SearchRequest(NAME).source(source)).actionGet(TIMEOUT).getHits();
        return Arrays.stream(hits.getHits()).map(SearchHit::getId).toList();
    }

    /** Deletes documents, whether they exist or not. */
    void delete(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        BulkRequest request = new BulkRequest();
        ids.forEach(id -> request.add(new DeleteRequest(NAME, id)));
        BulkResponse response = client.bulk(request).actionGet(TIMEOUT);
        if (response.hasFailures()) {
            throw new IllegalStateException(response.buildFailureMessage());
        }
    }
}
