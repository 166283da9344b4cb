/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.Split;
import io.hapsearch.training.feed.DemoConfig;
import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.feed.FeedDocument;
import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.sample.Outcome;
import io.hapsearch.training.sample.RawHit;
import io.hapsearch.training.sample.RawRequest;
import io.hapsearch.training.sample.SampleSink;
import io.hapsearch.training.sample.SampleSource;
import io.hapsearch.training.sample.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** KuaiRand-Pure as a data set. Immutable, not thread-safe. */
public final class KuaiRandDataSet implements FeedDataSet {
    private static final int COMMON = 20;
    private static final int SAMPLED = 4;
    private static final int RANKING_FROM = 50;
    private static final int PRERANKING_FROM = 200;

    /**
     * Spreads ranking negatives over popularities, a little less popular than impressions are.
     * Drawn from positions 50 to 200 alone, they would be the same few popular videos again and
     * again, and models would learn to avoid those.
     */
    private static final double SKEW = 2;

    private final KuaiRand.Options options;
    private final List<Video> videos;
    private final Params params;
    private final VideoRetrieval retrieval;
    private final List<Session> logged;
    private final long logsBegin;
    private final List<FeedRequest> tests;
    private final ObjectNode files;
    private final DemoConfig config = new DemoConfig("kuairand");

    KuaiRandDataSet(
            KuaiRand.Options options,
            List<Video> videos,
            Params params,
            VideoRetrieval retrieval,
            List<Session> logged,
            long logsBegin,
            List<FeedRequest> tests,
            ObjectNode files) {
        this.options = options;
        this.videos = videos;
        this.params = params;
        this.retrieval = retrieval;
        this.logged = logged;
        this.logsBegin = logsBegin;
        this.tests = tests;
        this.files = files;
    }

    @Override
    public String name() {
        return "kuairand";
    }

    @Override
    public JsonNode index() {
        return config.index();
    }

    @Override
    public List<FeedDocument> documents() {
        return videos.stream()
                .map(video -> new FeedDocument(video.name(), video.source()))
                .toList();
    }

    @Override
    public FeatureSpec features() {
        Map<String, Long> authors =
                videos.stream()
                        .collect(Collectors.groupingBy(Video::author, Collectors.counting()));
        return config.features(
                Map.of(
                        "video", videos.stream().map(Video::name).toList(),
                        "author",
                                authors.keySet().stream()
                                        .filter(author -> authors.get(author) > 1)
                                        .sorted()
                                        .toList(),
                        "tags", distinct(videos.stream().flatMap(video -> video.tags().stream())),
                        "type", distinct(videos.stream().map(Video::type)),
                        "upload", distinct(videos.stream().map(Video::upload)),
                        "music",
                                distinct(
                                        videos.stream()
                                                .map(Video::music)
                                                .filter(music -> !music.isEmpty())),
                        "profile", params.vocabulary(COMMON)));
    }

    @Override
    public Architecture architecture() {
        return config.architecture();
    }

    @Override
    public SampleSource samples() {
        return sink -> write(sink, retrieval::replay);
    }

    /**
     * The samples, with negatives from other answers to the queries of {@link #replay} than its
     * own.
     *
     * @param answers for each query the positions of documents in {@link #documents}, best first
     */
    public SampleSource samples(Map<JsonNode, int[]> answers) {
        return sink -> write(sink, favourites -> answers.get(retrieval.query(favourites)));
    }

    /**
     * The queries that retrieve the candidates of the logged requests, each once, and what a replay
     * in memory finds: the positions of documents in {@link #documents}, best first.
     */
    public Map<JsonNode, int[]> replay() {
        Map<JsonNode, int[]> replay = new LinkedHashMap<>();
        favourites()
                .forEach(
                        favourites ->
                                replay.put(
                                        retrieval.query(favourites), retrieval.replay(favourites)));
        return replay;
    }

    private Set<List<String>> favourites() {
        Set<List<String>> favourites = new LinkedHashSet<>();
        logged.forEach(session -> favourites.add(retrieval.favourites(session.liked())));
        return favourites;
    }

    private void write(SampleSink sink, Function<List<String>, int[]> retrieved) {
        SplittableRandom random = new SplittableRandom(options.seed());
        RawHit[] hits = new RawHit[videos.size()];
        int[] numbers = new int[hits.length];
        for (Video video : videos) {
            Map<String, JsonNode> fields = new HashMap<>();
            video.source()
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
            hits[video.id()] = RawHit.ofDocument(Map.copyOf(fields));
            numbers[video.id()] = sink.document(hits[video.id()]);
        }
        Samples samples = new Samples(sink, List.of(hits), numbers, random);
        for (int i = 0; i < logged.size(); i++) {
            Session session = logged.get(i);
            sink.request(
                    new RawRequest(session.user() + "-" + i, session.millis(), params.of(session)));
            samples.add(session, retrieved.apply(retrieval.favourites(session.liked())));
        }
    }

    @Override
    public Split split() {
        return new Split.At(logsBegin);
    }

    @Override
    public List<FeedRequest> testRequests() {
        return tests;
    }

    @Override
    public JsonNode origin() {
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.put("dataset", "KuaiRand-Pure (Gao et al., CIKM 2022)");
        origin.put("seed", options.seed());
        origin.put("training_users", options.trainingUsers());
        origin.set("files", files);
        return origin;
    }

    private static List<String> distinct(Stream<String> values) {
        return values.distinct().sorted().toList();
    }

    /**
     * The impressions, and negatives by replaying retrieval; what was shown in the session is never
     * a negative.
     */
    private static final class Samples {
        private final SampleSink sink;
        private final List<RawHit> hits;
        private final int[] numbers;
        private final SplittableRandom random;

        Samples(SampleSink sink, List<RawHit> hits, int[] numbers, SplittableRandom random) {
            this.sink = sink;
            this.hits = hits;
            this.numbers = numbers;
            this.random = random;
        }

        void add(Session session, int[] retrieved) {
            Set<Integer> shown = new HashSet<>();
            for (Impression impression : session.impressions()) {
                if (shown.add(impression.video())) {
                    add(impression.video(), Outcome.of(Source.EXPOSED, impression.positive()));
                }
            }
            for (int i = 0; i < SAMPLED; i++) {
                add(retrieved, RANKING_FROM, SKEW, Source.RANKING, shown);
                add(retrieved, PRERANKING_FROM, 1, Source.PRERANKING, shown);
                int any = random.nextInt(numbers.length);
                if (!shown.contains(any)) {
                    add(any, Outcome.of(Source.GLOBAL, false));
                }
            }
        }

        /** A position at or beyond the first, the nearer the more likely if the skew is above 1. */
        private int beyond(int first, int end, double skew) {
            return first + (int) ((end - first) * Math.pow(random.nextDouble(), skew));
        }

        /** A video from a position on; its stage rank is the position. */
        private void add(
                int[] retrieved, int first, double skew, Source source, Set<Integer> shown) {
            if (first >= retrieved.length) {
                return;
            }
            int position = beyond(first, retrieved.length, skew);
            if (!shown.contains(retrieved[position])) {
                add(retrieved[position], new Outcome(source, false, 0, position));
            }
        }

        private void add(int video, Outcome outcome) {
            sink.sample(numbers[video], outcome, hits.get(video));
        }
    }
}
