/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.training.sample.SampleFiles;
import io.hapsearch.training.sample.Source;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what to make of samples in files. Filled by picocli, as a mixin. */
public final class ReadingOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--positive-from",
            paramLabel = "LABEL",
            description = "The smallest label that counts as positive (default: any above 0).")
    private double positiveFrom;

    @Option(
            names = "--ranking-from",
            paramLabel = "RANK",
            description =
                    "Leave out ranking samples whose stage_rank is below this (default: none).")
    private Integer rankingFrom;

    @Option(
            names = "--preranking-from",
            paramLabel = "RANK",
            description =
                    "Leave out pre-ranking samples whose stage_rank is below this (default: none).")
    private Integer prerankingFrom;

    /**
     * The options.
     *
     * @throws ParameterException if one is out of range
     */
    public SampleFiles.Options options() {
        Map<Source, Integer> from = new EnumMap<>(Source.class);
        if (rankingFrom != null) {
            from.put(Source.RANKING, rankingFrom);
        }
        if (prerankingFrom != null) {
            from.put(Source.PRERANKING, prerankingFrom);
        }
        try {
            return new SampleFiles.Options(positiveFrom, from);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "--positive-from: " + e.getMessage(), e);
        }
    }
}
