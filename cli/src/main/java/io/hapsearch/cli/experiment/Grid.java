/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.ghcl.Harmonization;
import io.hapsearch.training.ghcl.Objective;
import io.hapsearch.training.ghcl.SourceOptions;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * All trainings of the study of GHCL: both models, each with every objective and harmonization, as
 * trees, the light model without each source, and the expressive one with the easy sources.
 *
 * @param options the options for a seed; objective and harmonization are replaced
 */
record Grid(LongFunction<TrainingOptions> options) {
    static final String MIXED = "mixed";
    static final String SEPARATED = "separated";
    static final String SAMPLING = SEPARATED + "+conflict_sampling";
    static final String WITHOUT = "without_";
    static final String ALL_SOURCES = "all_sources";

    /**
     * The trainings in the order in which they are run, in blocks after each of which it is worth
     * to look at what has been found: first the light model, then what it is without each source,
     * then the expressive model, and what it is with the easy sources, each seed by seed.
     */
    List<List<Contender>> blocks(int seeds) {
        List<List<Contender>> blocks = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            blocks.add(variants(ModelKind.LIGHT, options.apply(seed)));
        }
        for (long seed = 1; seed <= seeds; seed++) {
            blocks.add(ablation(options.apply(seed)));
        }
        for (long seed = 1; seed <= seeds; seed++) {
            blocks.add(variants(ModelKind.EXPRESSIVE, options.apply(seed)));
        }
        for (long seed = 1; seed <= seeds; seed++) {
            TrainingOptions base = options.apply(seed);
            blocks.add(
                    List.of(
                            new Contender(
                                    ModelKind.EXPRESSIVE,
                                    ALL_SOURCES,
                                    base.with(Objective.SEPARATED, base.harmonization(), false),
                                    List.of(Source.values()))));
        }
        return blocks;
    }

    /** How reports call sources apart with a harmonization. */
    static String separated(Harmonization harmonization) {
        return harmonization == Harmonization.NONE
                ? SEPARATED
                : SEPARATED + "+" + harmonization.key();
    }

    private static List<Contender> variants(ModelKind model, TrainingOptions base) {
        List<Contender> contenders = new ArrayList<>();
        add(contenders, model, "bce", base.with(Objective.BCE, Harmonization.NONE, false));
        add(contenders, model, MIXED, base.with(Objective.MIXED, Harmonization.NONE, false));
        for (Harmonization harmonization : Harmonization.values()) {
            add(
                    contenders,
                    model,
                    separated(harmonization),
                    base.with(Objective.SEPARATED, harmonization, false));
        }
        add(
                contenders,
                model,
                SAMPLING,
                base.with(Objective.SEPARATED, base.harmonization(), true));
        contenders.add(new Contender(model, Contender.TREES, base, model.sources()));
        return contenders;
    }

    private static List<Contender> ablation(TrainingOptions base) {
        List<Contender> contenders = new ArrayList<>();
        for (Source source : Source.values()) {
            Map<Source, SourceOptions> others = new TreeMap<>(base.sources());
            if (others.remove(source) != null) {
                add(
                        contenders,
                        ModelKind.LIGHT,
                        WITHOUT + source.key(),
                        base.withSources(others)
                                .with(Objective.SEPARATED, base.harmonization(), false));
            }
        }
        return contenders;
    }

    private static void add(
            List<Contender> contenders, ModelKind model, String variant, TrainingOptions options) {
        contenders.add(new Contender(model, variant, options, model.sources()));
    }
}
