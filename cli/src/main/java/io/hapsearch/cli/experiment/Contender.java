/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.sample.Source;
import java.util.List;

/**
 * One training of a study.
 *
 * @param model which model is trained
 * @param variant how reports call the way it is trained
 * @param options how it is trained; for trees, what of it concerns them
 * @param sources whose negatives it sees
 */
record Contender(ModelKind model, String variant, TrainingOptions options, List<Source> sources) {
    static final String TREES = "lambdarank";

    /** Whether it is no network but trees. */
    boolean trees() {
        return variant.equals(TREES);
    }

    /** A file name for its result. */
    String file() {
        return model.key() + "-" + variant.replace('+', '-') + "-" + options.seed() + ".json";
    }
}
