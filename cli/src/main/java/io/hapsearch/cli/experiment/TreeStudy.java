/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.hapsearch.cli.frontier.Frontier;
import io.hapsearch.cli.frontier.FrontierBuilder;
import io.hapsearch.cli.frontier.Policies;
import io.hapsearch.cli.frontier.Replay;
import io.hapsearch.cli.frontier.RunPair;
import io.hapsearch.rescore.route.Thresholds;
import io.hapsearch.training.trec.Qrels;
import io.hapsearch.training.trec.TrecRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frontier between a small and a large LightGBM ranker, both trained on the training queries of
 * LightGBM's own example, the large one with the parameters of that example. Trees have no hidden
 * layer: nothing tells which hits resemble each other.
 *
 * @param folder with {@code rank.train}, {@code rank.test} and their {@code .query} files
 * @param microBatch the most hits that meet the expressive model at once
 */
record TreeStudy(Path folder, int microBatch) {
    private static final String COMMON =
            "objective=lambdarank verbosity=-1 num_threads=1 deterministic=true seed=3 learning_rate=0.1 ";
    private static final String LIGHT = COMMON + "num_leaves=8";
    private static final int LIGHT_TREES = 1;
    private static final String EXPRESSIVE =
            COMMON + "num_leaves=31 min_data_in_leaf=50 min_sum_hessian_in_leaf=5";
    private static final int EXPRESSIVE_TREES = 100;

    Frontier run() throws IOException, LGBMException {
        LGBMBooster.loadNative();
        RankingRows train = RankingRows.read(folder, "rank.train");
        RankingRows test = RankingRows.read(folder, "rank.test");
        double[] light = scores(train, test, LIGHT, LIGHT_TREES);
        double[] expressive = scores(train, test, EXPRESSIVE, EXPRESSIVE_TREES);
        TrecRun lightRun = run("light", test, light);
        RunPair pair =
                new RunPair(lightRun, run("expressive", test, expressive), qrels(test), null);
        Policies policies = new Policies(Policies.SHARES, new Thresholds(0, 1));
        FrontierBuilder builder =
                new FrontierBuilder(new Replay(microBatch), policies.candidates(false));
        pair.requests().values().forEach(builder::add);
        return builder.build();
    }

    private static double[] scores(
            RankingRows train, RankingRows test, String parameters, int trees)
            throws LGBMException {
        try (LGBMDataset set =
                LGBMDataset.createFromMat(
                        train.features(),
                        train.size(),
                        RankingRows.COLUMNS,
                        true,
                        parameters,
                        null)) {
            set.setField("label", train.labels());
            set.setField("group", train.groups());
            try (LGBMBooster booster = LGBMBooster.create(set, parameters)) {
                for (int tree = 0; tree < trees && !booster.updateOneIter(); tree++) {
                    // until it cannot get better
                }
                return booster.predictForMat(
                        test.features(),
                        test.size(),
                        RankingRows.COLUMNS,
                        true,
                        PredictionType.C_API_PREDICT_RAW_SCORE);
            }
        }
    }

    private static TrecRun run(String name, RankingRows rows, double[] scores) {
        Map<String, List<TrecRun.Entry>> queries = new LinkedHashMap<>();
        int row = 0;
        for (int query = 0; query < rows.groups().length; query++) {
            List<TrecRun.Entry> entries = new ArrayList<>();
            for (int i = 0; i < rows.groups()[query]; i++, row++) {
                entries.add(new TrecRun.Entry(Integer.toString(row), i + 1, scores[row]));
            }
            entries.sort((a, b) -> Double.compare(b.score(), a.score()));
            queries.put(Integer.toString(query), entries);
        }
        return new TrecRun(name, queries);
    }

    private static Qrels qrels(RankingRows rows) {
        Map<String, Map<String, Integer>> queries = new LinkedHashMap<>();
        int row = 0;
        for (int query = 0; query < rows.groups().length; query++) {
            Map<String, Integer> grades = new LinkedHashMap<>();
            for (int i = 0; i < rows.groups()[query]; i++, row++) {
                grades.put(Integer.toString(row), (int) rows.labels()[row]);
            }
            queries.put(Integer.toString(query), grades);
        }
        return new Qrels(queries);
    }
}
