/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.frontier.AveragedBudget;
import io.hapsearch.cli.frontier.Candidate;
import io.hapsearch.cli.frontier.FixedBudget;
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
            Belief fitted =
                    new BeliefFit(microBatch, List.copyOf(sets.get(other).values())).belief();
            chosen.put("belief fitted on " + other, fitted);
            for (String system : EXPRESSIVE) {
                FrontierBuilder builder =
                        new FrontierBuilder(new Replay(microBatch), candidates(fitted));
                sets.get(year).get(system).forEach(builder::add);
                frontiers.put(LIGHT + " to " + system + ", " + year, builder.build());
            }
        }
        return frontiers;
    }

    private static List<Candidate> candidates(Belief fitted) {
        List<Candidate> candidates = new ArrayList<>();
        for (double share : Policies.SHARES) {
            candidates.add(new FixedBudget("top", new TopRouter(), share));
            candidates.add(
                    new FixedBudget(
                            "adaptive",
                            new AdaptiveRouter(Belief.TEXTS, AdaptiveRouter.STOP),
                            share));
            candidates.add(
                    new FixedBudget(
                            "adaptive_fitted",
                            new AdaptiveRouter(fitted, AdaptiveRouter.STOP),
                            share));
            candidates.add(new AveragedBudget(Policies.AVERAGED, Belief.TEXTS, share));
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
