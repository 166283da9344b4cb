/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import io.hapsearch.training.feed.FeedRequest;
import io.hapsearch.training.kuairand.KuaiRandFiles.Sequence;
import io.hapsearch.training.sample.DuckDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Reads KuaiRand-Pure from a folder, split by time: the sequences before 25 April train, 25 to 30
 * April calibrates, 1 to 4 May is asked. Counters that look into the future are never read;
 * popularity is counted in the training sequences.
 */
public final class KuaiRand {
    private final Path folder;
    private final Options options;

    /**
     * @param folder with train_sequences.jsonl.gz, val.csv.gz, test.csv.gz, user_features.csv.gz
     *     and video_features_basic.csv.gz
     * @param options what of it to take
     */
    public KuaiRand(Path folder, Options options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Reads.
     *
     * @throws io.hapsearch.training.sample.SampleException if a file is missing or a row is not
     *     what it must be
     */
    public KuaiRandDataSet load() {
        try (DuckDb duckDb = new DuckDb()) {
            KuaiRandFiles files = new KuaiRandFiles(folder, duckDb);
            List<Sequence> sequences = files.sequences();
            Map<Integer, Integer> popularity = new HashMap<>();
            sequences.forEach(
                    sequence ->
                            sequence.watched()
                                    .forEach(video -> popularity.merge(video, 1, Integer::sum)));
            List<Video> videos = files.videos(popularity);
            Map<Integer, List<String>> profiles = files.profiles();
            Map<Integer, List<Impression>> test = files.log(KuaiRandFiles.TEST, Long.MAX_VALUE);
            // the two logs overlap by an hour; what comes after the first question must not be
            // known to it
            Map<Integer, List<Impression>> validation =
                    files.log(KuaiRandFiles.VALIDATION, begin(test));
            long logsBegin = begin(validation);

            Sessions sessions = new Sessions();
            List<Session> logged = new ArrayList<>();
            Set<Integer> training = sample(sequences);
            for (Sequence sequence : sequences) {
                List<Session> own = sessions.ofSequence(sequence, logsBegin);
                if (training.contains(sequence.user())) {
                    logged.addAll(own);
                }
            }
            List<Session> heldOut = new ArrayList<>();
            validation.forEach((user, log) -> heldOut.addAll(sessions.ofLog(user, log)));
            logged.addAll(heldOut);
            List<Session> asked = new ArrayList<>();
            test.forEach((user, log) -> asked.addAll(sessions.ofLog(user, log)));
            VideoRetrieval retrieval = new VideoRetrieval(videos);
            Params params = new Params(videos, profiles, retrieval);
            return new KuaiRandDataSet(
                    options,
                    videos,
                    params,
                    retrieval,
                    logged,
                    logsBegin,
                    tests(options.asked == Asked.TEST ? asked : heldOut, params, retrieval, videos),
                    files.origin());
        }
    }

    private static long begin(Map<Integer, List<Impression>> logs) {
        return logs.values().stream()
                .mapToLong(log -> log.getFirst().millis())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Set<Integer> sample(List<Sequence> sequences) {
        int[] users = sequences.stream().mapToInt(Sequence::user).toArray();
        shuffle(users, new SplittableRandom(options.seed));
        return Arrays.stream(users)
                .limit(options.trainingUsers)
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Requests that can tell orders apart, some impressions watched for long and some not. */
    private List<FeedRequest> tests(
            List<Session> asked, Params params, VideoRetrieval retrieval, List<Video> videos) {
        List<Session> telling =
                asked.stream()
                        .filter(
                                session ->
                                        session.impressions().size() >= options.leastImpressions
                                                && (options.leastImpressions == 1
                                                        || session.impressions().stream()
                                                                        .map(Impression::positive)
                                                                        .distinct()
                                                                        .count()
                                                                == 2))
                        .toList();
        int[] positions = new int[telling.size()];
        Arrays.setAll(positions, i -> i);
        shuffle(positions, new SplittableRandom(options.seed + 1));
        List<FeedRequest> tests = new ArrayList<>();
        for (int i = 0; i < Math.min(options.testRequests, positions.length); i++) {
            Session session = telling.get(positions[i]);
            List<String> favourites = retrieval.favourites(session.liked());
            tests.add(
                    new FeedRequest(
                            "r-" + session.user() + "-" + session.millis(),
                            session.millis(),
                            retrieval.query(favourites),
                            params.of(session),
                            Arrays.stream(retrieval.replay(favourites))
                                    .limit(options.window)
                                    .mapToObj(video -> videos.get(video).name())
                                    .toList(),
                            ImpressionTruth.of(session)));
        }
        tests.sort((a, b) -> Long.compare(a.millis(), b.millis()));
        return List.copyOf(tests);
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[other];
            values[other] = swapped;
        }
    }

    /**
     * What to take.
     *
     * @param seed decides which
     * @param trainingUsers from how many users to train
     * @param testRequests how many requests of the last days to answer
     * @param window how many candidates of a test request are replayed
     * @param leastImpressions how many impressions a test request has at least; with 1, also
     *     requests that cannot tell orders apart, since all was watched for long or nothing
     * @param asked which days the test requests are of
     */
    public record Options(
            long seed,
            int trainingUsers,
            int testRequests,
            int window,
            int leastImpressions,
            Asked asked) {
        /** The demo's choice. */
        public static Options demo(long seed) {
            return new Options(seed, 15_000, 500, 1_000, 3, Asked.TEST);
        }

        /** The logs alone, no requests. */
        public static Options logs(long seed, int trainingUsers) {
            return new Options(seed, trainingUsers, 0, 1, 3, Asked.TEST);
        }
    }

    /** Days that requests can be of. */
    public enum Asked {
        /** The days that are held out of training, to choose settings by. */
        VALIDATION,
        /** The last days, to report on. */
        TEST
    }
}
