/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.cli.base.CommandFailure;
import io.hapsearch.training.trec.Qrels;
import io.hapsearch.training.trec.TrecException;
import io.hapsearch.training.trec.TrecRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Two runs, judgments and texts on disk.
 *
 * @param light the run whose lists are the windows
 * @param expressive the run whose scores are the expressive model's
 * @param qrels the judgments
 * @param queries tab-separated lines that end with a query's name and its text, or null: the
 *     queries to look at
 * @param documents lines of JSON with {@code docid} and {@code text}, or null
 */
public record RunFiles(Path light, Path expressive, Path qrels, Path queries, Path documents) {

    /**
     * Reads them.
     *
     * @throws CommandFailure that names file and line if one is not as it must be
     */
    public RunPair read() {
        Stream.of(light, expressive, qrels, queries, documents)
                .filter(file -> file != null && !Files.isRegularFile(file))
                .findFirst()
                .ifPresent(
                        file -> {
                            throw new CommandFailure("There is no file " + file);
                        });
        try {
            TrecRun lightRun = TrecRun.read(light);
            Set<String> wanted = new HashSet<>();
            lightRun.queries().keySet().forEach(q -> wanted.addAll(lightRun.documents(q)));
            Texts texts = documents == null ? null : Texts.read(documents, wanted);
            return new RunPair(
                    lightRun,
                    TrecRun.read(expressive),
                    judged(),
                    texts == null ? null : window -> new TextResemblance(texts, window));
        } catch (TrecException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
    }

    private Qrels judged() {
        Qrels all = Qrels.read(qrels);
        if (queries == null) {
            return all;
        }
        Set<String> names = new HashSet<>();
        new Lines(queries)
                .forEach(
                        (number, line) -> {
                            String[] cells = line.split("\t", -1);
                            if (cells.length < 2) {
                                throw Lines.failure(
                                        queries,
                                        number,
                                        "needs a query and its text, between tabs");
                            }
                            names.add(cells[cells.length - 2]);
                        });
        Map<String, Map<String, Integer>> chosen = new LinkedHashMap<>(all.queries());
        chosen.keySet().retainAll(names);
        return new Qrels(chosen);
    }

    /**
     * Draws the frontier.
     *
     * @param leftOut takes the judged queries that a run does not have
     * @throws CommandFailure if a file is not as it must be, or there is no query to route
     */
    public Frontier frontier(Policies policies, Replay replay, Consumer<String> leftOut) {
        RunPair pair = read();
        pair.leftOut().forEach(leftOut);
        FrontierBuilder builder = new FrontierBuilder(replay, policies.candidates(false));
        pair.requests().values().forEach(builder::add);
        return builder.build();
    }
}
