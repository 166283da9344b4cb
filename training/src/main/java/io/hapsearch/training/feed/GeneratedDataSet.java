package io.hapsearch.training.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.Split;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import io.hapsearch.training.sample.SampleSink;
import io.hapsearch.training.sample.SampleSource;
import io.hapsearch.training.sample.Source;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A generated feed as a data set. Immutable. */
final class GeneratedDataSet implements FeedDataSet {
    private static final double HELD_OUT = 0.1;

    private final GeneratedFeed.Options options;
    private final World world;
    private final List<LoggedRequest> logged;
    private final List<FeedRequest> tests;
    private final DemoConfig config = new DemoConfig("generated");

    GeneratedDataSet(
            GeneratedFeed.Options options, World world, List<LoggedRequest> logged, List<FeedRequest> tests) {
        this.options = options;
        this.world = world;
        this.logged = logged;
        this.tests = tests;
    }

    static Map<String, JsonNode> params(User user, List<Item> history, long millis) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ArrayNode favourites = json.arrayNode();
        user.favourites().forEach(favourites::add);
        ArrayNode clicked = json.arrayNode();
        ArrayNode authors = json.arrayNode();
        history.forEach(item -> {
            clicked.add(item.id());
            authors.add(item.author());
        });
        return Map.of(
                "user", json.textNode(user.id()),
                "favourites", favourites,
                "history", clicked,
                "history_authors", authors,
                "activity", json.numberNode(user.activity()),
                "time", json.numberNode(millis));
    }

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public JsonNode index() {
        return config.index();
    }

    @Override
    public List<FeedDocument> documents() {
        return world.items().stream()
                .map(item -> new FeedDocument(item.id(), item.source()))
                .toList();
    }

    @Override
    public FeatureSpec features() {
        return config.features(new TreeMap<>(Map.of(
                "user", world.users().stream().map(User::id).toList(),
                "item", world.items().stream().map(Item::id).toList(),
                "author",
                        world.items().stream().map(Item::author).distinct().sorted().toList(),
                "tags",
                        world.items().stream()
                                .flatMap(item -> item.tags().stream())
                                .distinct()
                                .sorted()
                                .toList())));
    }

    @Override
    public Architecture architecture() {
        return config.architecture();
    }

    @Override
    public SampleSource samples() {
        return sink -> {
            IdentityHashMap<Item, RawHit> hits = new IdentityHashMap<>();
            IdentityHashMap<Item, Integer> numbers = new IdentityHashMap<>();
            for (Item item : world.items()) {
                RawHit hit = hit(item);
                hits.put(item, hit);
                numbers.put(item, sink.document(hit));
            }
            for (int i = 0; i < logged.size(); i++) {
                LoggedRequest request = logged.get(i);
                sink.request(new RawRequest(
                        "r" + i, request.millis(), params(request.user(), request.history(), request.millis())));
                Samples samples = new Samples(sink, hits, numbers);
                samples.add(request.clicked(), Source.EXPOSED, true);
                samples.add(request.ignored(), Source.EXPOSED, false);
                samples.add(request.ranking(), Source.RANKING, false);
                samples.add(request.preranking(), Source.PRERANKING, false);
                samples.add(request.global(), Source.GLOBAL, false);
            }
        };
    }

    @Override
    public Split split() {
        return new Split.Latest(HELD_OUT);
    }

    @Override
    public List<FeedRequest> testRequests() {
        return tests;
    }

    @Override
    public JsonNode origin() {
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.put("dataset", name());
        origin.put("seed", options.seed());
        origin.put("users", options.users());
        origin.put("items", options.items());
        origin.put("requests", logged.size());
        return origin;
    }

    /** What an index would hold of a document, except its text. */
    private static RawHit hit(Item item) {
        Map<String, JsonNode> fields = new HashMap<>();
        item.source().properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.remove("title");
        return RawHit.ofDocument(Map.copyOf(fields));
    }

    private record Samples(
            SampleSink sink, IdentityHashMap<Item, RawHit> hits, IdentityHashMap<Item, Integer> numbers) {
        void add(List<Item> items, Source source, boolean positive) {
            for (Item item : items) {
                sink.sample(numbers.get(item), source, positive, hits.get(item));
            }
        }
    }
}
