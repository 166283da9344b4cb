package io.hapsearch.training.feed;

/** Generates the demo's feed. */
public final class GeneratedFeed {
    private final Options options;

    /** With what decides the feed. */
    public GeneratedFeed(Options options) {
        this.options = options;
    }

    /** Generates; equal options give an equal data set. */
    public FeedDataSet generate() {
        throw new UnsupportedOperationException("not there yet: " + options);
    }

    /**
     * The size of the feed.
     *
     * @param seed decides everything else
     * @param users how many users
     * @param items how many documents
     * @param requestsPerUser how many logged requests each user has on average
     * @param testRequests how many requests are held out for the final measurement
     * @param window how many candidates of a test request are replayed
     */
    public record Options(long seed, int users, int items, int requestsPerUser, int testRequests, int window) {
        /** The demo's size. */
        public static Options demo(long seed) {
            return new Options(seed, 2_000, 6_000, 15, 500, 1_000);
        }
    }
}
