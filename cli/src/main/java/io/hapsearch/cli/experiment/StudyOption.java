/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.cli.base.Progress;
import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.feed.GeneratedFeed;
import io.hapsearch.training.kuairand.KuaiRand;
import io.hapsearch.training.kuairand.KuaiRand.Asked;
import io.hapsearch.training.sample.SampleException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name a study's data: exactly one of them. Filled by picocli. */
final class StudyOption {
    /** Data are the same for all seeds: only the trainings differ. */
    private static final long DATA_SEED = 1;

    private static final int WINDOW = 1_000;

    private static final int KUAIRAND_USERS = 27_000;
    private static final int KUAIRAND_REQUESTS = 4_000;
    private static final int KUAIRAND_EXPOSED_REQUESTS = 15_000;
    private static final long OTHER_WORLD = 1_000;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "KuaiRand-Pure in this folder, or in kuairand below it.")
    private Path folder;

    @Option(
            names = "--generated",
            required = true,
            description = "The feed that hap demo generates, with more requests.")
    private boolean generated;

    @Option(names = "--tiny", required = true, hidden = true, description = "A feed for tests.")
    private boolean tiny;

    /** How the study's files are called. */
    String files() {
        return generated ? "ghcl-generated" : "ghcl";
    }

    /** The options of a training. */
    TrainingOptions options(long seed) {
        TrainingOptions defaults = TrainingOptions.defaults(seed);
        return tiny
                ? defaults.withEpochs(1).withGroupsPerEpoch(2_000).withBatchGroups(128)
                : defaults;
    }

    /**
     * Reads and encodes everything.
     *
     * @param validation whether to rank requests that are for choosing settings
     * @throws CommandFailure that names the folder or file if something is missing or not as it
     *     must be
     */
    StudyData load(boolean validation, Progress progress) throws Exception {
        if (generated || tiny) {
            long seed = validation ? DATA_SEED + OTHER_WORLD : DATA_SEED;
            GeneratedFeed.Options size =
                    tiny
                            ? new GeneratedFeed.Options(seed, 120, 600, 8, 30, 150)
                            : new GeneratedFeed.Options(seed, 2_000, 6_000, 15, 1_500, WINDOW);
            return progress.during(
                    "Generating a feed",
                    () -> StudyData.of(new GeneratedFeed(size).generate(), null));
        }
        Path below = folder.resolve("kuairand");
        Path found = Files.isDirectory(below) ? below : folder;
        if (!Files.isDirectory(found)) {
            throw new CommandFailure("There is no folder " + folder);
        }
        try {
            return progress.during("Reading " + found, () -> read(found, validation));
        } catch (SampleException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private StudyData read(Path folder, boolean validation) {
        Asked asked = validation ? Asked.VALIDATION : Asked.TEST;
        return StudyData.of(
                new KuaiRand(
                                folder,
                                new KuaiRand.Options(
                                        DATA_SEED,
                                        KUAIRAND_USERS,
                                        KUAIRAND_REQUESTS,
                                        WINDOW,
                                        2,
                                        asked))
                        .load(),
                new KuaiRand(
                                folder,
                                new KuaiRand.Options(
                                        DATA_SEED, 1, KUAIRAND_EXPOSED_REQUESTS, 0, 1, asked))
                        .load());
    }
}
