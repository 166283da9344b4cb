/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.evaluate;

import io.hapsearch.cli.frontier.Policies;
import io.hapsearch.cli.frontier.RunFiles;
import io.hapsearch.rescore.route.Thresholds;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code hap evaluate --frontier}. Filled by picocli. */
final class FrontierOptions {
    private static final double PERCENT = 100;

    @Option(
            names = "--frontier",
            description =
                    "Draw quality against the share of hits that meet the expressive model, for every policy.")
    private boolean frontier;

    @Option(
            names = "--budgets",
            split = ",",
            paramLabel = "PERCENT",
            description =
                    "Budgets of the frontier in percent of the window (default: 5,10,20,30,50).")
    private List<Double> budgets;

    @Option(
            names = "--light",
            paramLabel = "RUN",
            description = "TREC run of the system that stands for the light model.")
    private Path light;

    @Option(
            names = "--expressive",
            paramLabel = "RUN",
            description = "TREC run of the system that stands for the expressive model.")
    private Path expressive;

    @Option(names = "--qrels", paramLabel = "FILE", description = "TREC judgments.")
    private Path qrels;

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description =
                    "Only these queries: tab-separated lines that end with a query's name and its text.")
    private Path queries;

    @Option(
            names = "--documents",
            paramLabel = "FILE",
            description =
                    "Texts, lines of JSON with docid and text, for policies that go by what hits resemble.")
    private Path documents;

    boolean asked() {
        return frontier;
    }

    /** Whether runs are named rather than a bundle with data. */
    boolean hasRuns() {
        return Stream.of(light, expressive, qrels, queries, documents).anyMatch(Objects::nonNull);
    }

    /**
     * The policies and budgets to draw.
     *
     * @throws IllegalArgumentException if the budgets are no ascending percentages
     */
    Policies policies(Thresholds thresholds) {
        return new Policies(
                budgets == null
                        ? Policies.SHARES
                        : budgets.stream().map(percent -> percent / PERCENT).toList(),
                thresholds);
    }

    /** The option that the runs lack, or null. */
    String missing() {
        if (light == null) {
            return "--light";
        }
        if (expressive == null) {
            return "--expressive";
        }
        return qrels == null ? "--qrels" : null;
    }

    RunFiles files() {
        return new RunFiles(light, expressive, qrels, queries, documents);
    }
}
