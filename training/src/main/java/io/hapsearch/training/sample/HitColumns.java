/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The inputs per hit, cut in two: columns that depend on the document alone are encoded once per
 * document, the others once per sample.
 *
 * @param document the spec with the former alone, if there are any
 * @param cross the spec with the latter alone, if there are any
 */
record HitColumns(Optional<FeatureSpec> document, Optional<FeatureSpec> cross) {

    static HitColumns of(FeatureSpec spec) {
        return new HitColumns(
                restrict(spec, List.of(), HitColumns::dependsOnDocumentAlone),
                restrict(spec, spec.params(), feature -> !dependsOnDocumentAlone(feature)));
    }

    List<Input> documentInputs() {
        return document.map(FeatureSpec::inputs).orElse(List.of());
    }

    List<Input> crossInputs() {
        return cross.map(FeatureSpec::inputs).orElse(List.of());
    }

    static boolean dependsOnDocumentAlone(Feature feature) {
        return switch (feature) {
            case Feature.Field field -> true;
            case Feature.Keyword keyword -> true;
            case Feature.Vector vector -> true;
            case Feature.Score score -> false;
            case Feature.Rank rank -> false;
            case Feature.Query query -> false;
            case Feature.Parameter parameter -> false;
            case Feature.Dot dot -> false;
            case Feature.Cosine cosine -> false;
            case Feature.Membership membership -> false;
            case Feature.Freshness freshness -> false;
        };
    }

    private static Optional<FeatureSpec> restrict(
            FeatureSpec spec, List<Param> params, Predicate<Feature> which) {
        List<Input> inputs = new ArrayList<>();
        for (Input input : spec.inputs()) {
            List<Feature> features = input.features().stream().filter(which).toList();
            if (input.per() == Scope.HIT && !features.isEmpty()) {
                inputs.add(new Input(input.name(), input.per(), input.type(), features));
            }
        }
        return inputs.isEmpty() ? Optional.empty() : Optional.of(new FeatureSpec(params, inputs));
    }
}
