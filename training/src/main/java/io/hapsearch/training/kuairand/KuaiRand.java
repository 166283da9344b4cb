package io.hapsearch.training.kuairand;

import io.hapsearch.training.feed.FeedDataSet;
import java.nio.file.Path;

/** Reads KuaiRand-Pure from a folder; leaking counters are never looked at. */
public final class KuaiRand {
    private final Path folder;
    private final Options options;

    /**
     * @param folder with train_sequences.jsonl.gz, val.csv.gz, test.csv.gz, user_features.csv.gz and
     *     video_features_basic.csv.gz
     * @param options what of it to take
     */
    public KuaiRand(Path folder, Options options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Reads.
     *
     * @throws io.hapsearch.training.sample.SampleException if a file is missing or a row is not what it must be
     */
    public FeedDataSet load() {
        throw new UnsupportedOperationException("not there yet: " + folder + options);
    }

    /**
     * What to take.
     *
     * @param seed decides which
     * @param testRequests how many requests of the last days to answer
     * @param window how many candidates of a test request are replayed
     */
    public record Options(long seed, int testRequests, int window) {
        /** The demo's choice. */
        public static Options demo(long seed) {
            return new Options(seed, 500, 1_000);
        }
    }
}
