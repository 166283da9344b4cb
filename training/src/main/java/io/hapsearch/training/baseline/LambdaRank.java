/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.baseline;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.BatchAssembler;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Gradient boosted trees that learn orders (LambdaMART, Burges 2010) by LightGBM, on one thread: a
 * group is a request with a positive, its positives above all negatives of the given sources.
 * Held-out NDCG@10 decides how many trees are used. Deterministic by seed. Not thread-safe.
 */
public final class LambdaRank implements AutoCloseable {
    private static final int ROUNDS = 300;
    private static final int PATIENCE = 30;
    private static final int MAX_ROWS = 1_000_000;
    private static final int MAX_HELD_OUT_ROWS = 200_000;

    private final TreeFeatures features;
    private final LGBMBooster booster;
    private final int trees;

    private LambdaRank(TreeFeatures features, LGBMBooster booster, int trees) {
        this.features = features;
        this.booster = booster;
        this.trees = trees;
    }

    /**
     * Trains.
     *
     * @param training the requests to learn from; as many as make a million rows, drawn by seed
     * @param heldOut the requests that decide how many trees are used
     * @param sources which negatives it sees
     */
    public static LambdaRank train(
            EncodedSamples samples,
            Layout layout,
            int[] training,
            int[] heldOut,
            List<Source> sources,
            long seed) {
        TreeFeatures features = new TreeFeatures(layout);
        BatchAssembler assembler = new BatchAssembler(samples, layout);
        Rows rows = rows(samples, assembler, features, training, sources, MAX_ROWS, seed);
        Rows held = rows(samples, assembler, features, heldOut, sources, MAX_HELD_OUT_ROWS, seed);
        String parameters =
                "objective=lambdarank metric=ndcg eval_at=10 learning_rate=0.1 num_leaves=31"
                        + " min_data_in_leaf=100 num_threads=1 deterministic=true"
                        + " force_row_wise=true verbosity=-1 seed="
                        + (int) seed
                        + " categorical_feature="
                        + features.categories().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(","));
        try (LGBMDataset data = rows.dataset(features.width(), parameters, null);
                LGBMDataset validation = held.dataset(features.width(), parameters, data)) {
            LGBMBooster booster = LGBMBooster.create(data, parameters);
            booster.addValidData(validation);
            return new LambdaRank(features, booster, boost(booster));
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM: " + e.getMessage(), e);
        }
    }

    /** A score for each hit of a batch, the higher the better. */
    public double[] scores(Batch batch) {
        try {
            return booster.predictForMat(
                    features.rows(batch),
                    batch.item().rows(),
                    features.width(),
                    true,
                    PredictionType.C_API_PREDICT_RAW_SCORE,
                    "num_threads=1 num_iteration_predict=" + trees);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM: " + e.getMessage(), e);
        }
    }

    /** How many trees are used. */
    public int trees() {
        return trees;
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM: " + e.getMessage(), e);
        }
    }

    private static int boost(LGBMBooster booster) throws LGBMException {
        double best = -1;
        int trees = 0;
        for (int round = 1; round <= ROUNDS && round - trees <= PATIENCE; round++) {
            boolean finished = booster.updateOneIter();
            double ndcg = booster.getEval(1)[0];
            if (ndcg > best) {
                best = ndcg;
                trees = round;
            }
            if (finished) {
                break;
            }
        }
        return trees;
    }

    private static Rows rows(
            EncodedSamples samples,
            BatchAssembler assembler,
            TreeFeatures features,
            int[] requests,
            List<Source> sources,
            int maxRows,
            long seed) {
        int[] shuffled = requests.clone();
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> parts = new ArrayList<>();
        List<Integer> groups = new ArrayList<>();
        float[] labels = new float[maxRows];
        int count = 0;
        for (int i = 0; i < shuffled.length; i++) {
            int other = i + random.nextInt(shuffled.length - i);
            int request = shuffled[other];
            shuffled[other] = shuffled[i];
            int[] hits = hits(samples, request, sources);
            if (hits.length == 0) {
                continue;
            }
            if (count + hits.length > maxRows) {
                break;
            }
            parts.add(features.rows(assembler.assemble(new int[] {request}, hits)));
            groups.add(hits.length);
            for (int hit : hits) {
                labels[count++] = samples.positive(hit) ? 1 : 0;
            }
        }
        float[] matrix = new float[count * features.width()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, matrix, at, part.length);
            at += part.length;
        }
        return new Rows(
                matrix,
                Arrays.copyOf(labels, count),
                groups.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The hits of a request that count; none if they cannot be told apart. */
    private static int[] hits(EncodedSamples samples, int request, List<Source> sources) {
        int positives = samples.range(request, Source.EXPOSED, true).size();
        int[] hits = new int[samples.firstSample(request + 1) - samples.firstSample(request)];
        int count = 0;
        for (int sample = samples.firstSample(request);
                sample < samples.firstSample(request + 1);
                sample++) {
            if (samples.positive(sample) || sources.contains(samples.source(sample))) {
                hits[count++] = sample;
            }
        }
        return positives == 0 || count == positives ? new int[0] : Arrays.copyOf(hits, count);
    }

    /** A matrix with labels and the sizes of its groups. */
    @SuppressWarnings("ArrayRecordComponent") // megabytes that nobody compares
    private record Rows(float[] matrix, float[] labels, int[] groups) {
        LGBMDataset dataset(int width, String parameters, LGBMDataset like) throws LGBMException {
            LGBMDataset dataset =
                    LGBMDataset.createFromMat(matrix, labels.length, width, true, parameters, like);
            dataset.setField("label", labels);
            dataset.setField("group", groups);
            return dataset;
        }
    }
}
