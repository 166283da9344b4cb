/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.feed;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.training.feed.GeneratedFeed;
import io.hapsearch.training.kuairand.KuaiRand;
import io.hapsearch.training.sample.SampleException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gets feed data sets: real ones from a folder, or one that is generated. Thread-safe. */
public final class Feeds {

    private final Progress progress;

    public Feeds(Progress progress) {
        this.progress = progress;
    }

    /**
     * Generates the demo's feed.
     *
     * @param seed equal seeds give equal feeds
     */
    public Feed generate(long seed) throws Exception {
        GeneratedFeed.Options options = GeneratedFeed.Options.demo(seed);
        return progress.during(
                "Generating a feed",
                () -> new Feed(new GeneratedFeed(options).generate(), options.window()));
    }

    /**
     * Reads KuaiRand-Pure.
     *
     * @param seed decides which of its requests are asked
     * @throws CommandFailure that names the folder or file if something is missing or not as it
     *     must be
     */
    public Feed read(Path folder, long seed) throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure("There is no folder " + folder);
        }
        KuaiRand.Options options = KuaiRand.Options.demo(seed);
        try {
            return progress.during(
                    "Reading " + folder,
                    () -> new Feed(new KuaiRand(folder, options).load(), options.window()));
        } catch (SampleException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    /**
     * Reads the folder, or generates where there is none.
     *
     * @param folder null for the generated feed
     */
    public Feed get(Path folder, long seed) throws Exception {
        return folder == null ? generate(seed) : read(folder, seed);
    }
}
