/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.training.Stage;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.model.NetworkShape;
import io.hapsearch.training.sample.Source;
import java.util.List;
import java.util.Locale;

/** The two models of a bundle. */
enum ModelKind {
    /** Trains on all sources. */
    @JsonProperty("light")
    LIGHT(Stage.LIGHT),
    /** Trains on the two hard ones. */
    @JsonProperty("expressive")
    EXPRESSIVE(Stage.EXPRESSIVE);

    private final Stage stage;

    ModelKind(Stage stage) {
        this.stage = stage;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Stage stage() {
        return stage;
    }

    List<Source> sources() {
        return this == LIGHT ? List.of(Source.values()) : List.of(Source.EXPOSED, Source.RANKING);
    }

    NetworkShape shape(Layout layout, Architecture architecture) {
        return this == LIGHT
                ? NetworkShape.light(layout, architecture)
                : NetworkShape.expressive(layout, architecture);
    }
}
