/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.frontier.Candidate;
import io.hapsearch.cli.frontier.Frontier;
import io.hapsearch.cli.frontier.FrontierBuilder;
import io.hapsearch.cli.frontier.KnownRequest;
import io.hapsearch.cli.frontier.Policies;
import io.hapsearch.cli.frontier.Replay;
import io.hapsearch.cli.frontier.RunFiles;
import io.hapsearch.rescore.route.AdaptiveRouter;
import io.hapsearch.rescore.route.Belief;
import io.hapsearch.rescore.route.TopRouter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frontiers between TREC runs: parameters are chosen on one year and reported on the other.
 *
 * @param folder laid out with {@code queries.tsv}, {@code passages.jsonl.gz}, {@code
 *     qrels.YEAR.txt}, {@code runs/SYSTEM.YEAR.trec}
 * @param microBatch the most hits that meet the expressive model at once
 */
record RunStudy(Path folder, int microBatch) {
    private static final List<String> YEARS = List.of("dl19", "dl20");
    private static final String LIGHT = "bm25";
    private static final List<String> EXPRESSIVE = List.of("splade-pp", "tas-b", "repllama");

    /** How much more than the average a request may spend where budget is shared by price. */
    private static final double MOST = 2;

    /** A frontier for each pair of systems and year, by name; and what was chosen. */
    Map<String, Frontier> run(Map<String, Object> chosen) {
        Map<String, Map<String, Collection<KnownRequest>>> sets = new LinkedHashMap<>();
        for (String year : YEARS) {
            Map<String, Collection<KnownRequest>> systems = new LinkedHashMap<>();
            for (String system : EXPRESSIVE) {
                systems.put(system, requests(year, system));
            }
            sets.put(year, systems);
        }
        Map<String, Frontier> frontiers = new LinkedHashMap<>();
        for (String year : YEARS) {
            String other = YEARS.get(1 - YEARS.indexOf(year));
            BeliefFit fit = new BeliefFit(microBatch, List.copyOf(sets.get(other).values()));
            Belief fitted = fit.belief();
            chosen.put("belief fitted on " + other, fitted);
            for (String system : EXPRESSIVE) {
                FrontierBuilder builder =
                        new FrontierBuilder(
                                new Replay(microBatch),
                                candidates(fit, fitted, sets.get(other).get(system)));
                sets.get(year).get(system).forEach(builder::add);
                frontiers.put(LIGHT + " to " + system + ", " + year, builder.build());
            }
        }
        return frontiers;
    }

    private static List<Candidate> candidates(
            BeliefFit fit, Belief fitted, Collection<KnownRequest> fitSet) {
        List<Candidate> candidates = new ArrayList<>();
        for (double share : Policies.SHARES) {
            candidates.add(new Candidate("top", new TopRouter(), share));
        }
        for (double share : Policies.SHARES) {
            candidates.add(new Candidate("adaptive", new AdaptiveRouter(Belief.TEXTS, 0), share));
        }
        for (double share : Policies.SHARES) {
            candidates.add(new Candidate("adaptive_fitted", new AdaptiveRouter(fitted, 0), share));
        }
        for (double share : Policies.SHARES) {
            Candidate free =
                    new Candidate(
                            "adaptive_priced",
                            new AdaptiveRouter(Belief.TEXTS, 0),
                            share,
                            MOST * share);
            double price = fit.price(Belief.TEXTS, free, fitSet);
            candidates.add(
                    new Candidate(
                            free.policy(),
                            new AdaptiveRouter(Belief.TEXTS, price),
                            share,
                            free.most()));
        }
        return candidates;
    }

    private Collection<KnownRequest> requests(String year, String system) {
        return new RunFiles(
                        folder.resolve("runs/" + LIGHT + "." + year + ".trec"),
                        folder.resolve("runs/" + system + "." + year + ".trec"),
                        folder.resolve("qrels." + year + ".txt"),
                        folder.resolve("queries.tsv"),
                        folder.resolve("passages.jsonl.gz"))
                .read()
                .requests()
                .values();
    }
}
