/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.ghcl.Harmonization;
import io.hapsearch.training.ghcl.Objective;
import io.hapsearch.training.sample.Source;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that say how to train. Filled by picocli, as a mixin. */
final class TrainingOption {
    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "Decides initial weights and the order of samples (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "The most passes over the samples per model.")
    private Integer epochs;

    @Option(
            names = "--objective",
            paramLabel = "NAME",
            description =
                    "What to minimize: separated (sources apart, the default), mixed (one softmax over all sources)"
                            + " or bce (cross-entropy of single hits).")
    private String objective;

    @Option(
            names = "--harmonization",
            paramLabel = "NAME",
            description =
                    "How the gradients of the sources become one, where they are apart: none, fixed_weights,"
                            + " gradient_norm, conflict_projection or conflict_averse.")
    private String harmonization;

    @Option(
            names = "--conflict-sampling",
            description = "Draw more groups of sources whose gradients conflict with the others.")
    private boolean conflictSampling;

    @Option(
            names = "--expressive-sources",
            split = ",",
            paramLabel = "SOURCE",
            description =
                    "Whose groups the expressive model learns from, of exposed, ranking, preranking and global"
                            + " (default: exposed,ranking).")
    private List<String> expressiveSources;

    /** Decides everything that is drawn, a generated feed included. */
    long seed() {
        return seed;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException that names an option if it is not what it must be
     */
    TrainingOptions options() {
        TrainingOptions defaults = TrainingOptions.defaults(seed);
        TrainingOptions chosen =
                defaults.with(
                        objective == null
                                ? defaults.objective()
                                : named(
                                        "--objective",
                                        objective,
                                        Objective.values(),
                                        Objective::key),
                        harmonization == null
                                ? defaults.harmonization()
                                : named(
                                        "--harmonization",
                                        harmonization,
                                        Harmonization.values(),
                                        Harmonization::key),
                        conflictSampling || defaults.conflictSampling());
        if (expressiveSources != null) {
            Set<Source> sources = EnumSet.noneOf(Source.class);
            for (String name : expressiveSources) {
                sources.add(named("--expressive-sources", name, Source.values(), Source::key));
            }
            chosen = chosen.withExpressiveSources(sources);
        }
        try {
            return epochs == null ? chosen : chosen.withEpochs(epochs);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--epochs: " + e.getMessage(), e);
        }
    }

    private static <T> T named(String option, String name, T[] values, Function<T, String> key) {
        return Arrays.stream(values)
                .filter(value -> key.apply(value).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        option
                                                + " must be one of "
                                                + Arrays.stream(values).map(key).toList()
                                                + ", not "
                                                + name));
    }
}
