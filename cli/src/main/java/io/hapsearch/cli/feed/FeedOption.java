/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.feed;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name a feed: exactly one of them. Filled by picocli, as an argument group. */
public final class FeedOption {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "KuaiRand-Pure in this folder.")
    private Path folder;

    @Option(
            names = "--generated",
            required = true,
            description = "The feed that hap demo generates.")
    private boolean generated;

    /**
     * Gets the feed.
     *
     * @param seed decides a generated feed, and what is taken of another
     */
    public Feed load(Feeds feeds, long seed) throws Exception {
        return feeds.get(generated ? null : folder, seed);
    }
}
