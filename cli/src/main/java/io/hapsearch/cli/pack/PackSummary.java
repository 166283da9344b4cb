/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.hapsearch.cli.train.Int8Lines;
import io.hapsearch.models.bundle.BundleName;
import io.hapsearch.training.pack.PackResult;
import io.hapsearch.training.quantize.Int8Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code hap pack} prints.
 *
 * @param model the bundle's name and version
 * @param bundle where it was written
 * @param lightOutput the output of the light graph with the logits
 * @param expressiveOutput that of the expressive graph
 * @param goldenHits how many hits the golden examples have
 * @param calibratedOn how many exposed samples calibrated
 * @param lightAuc the light model's AUC over these, or null
 * @param expressiveAuc the expressive model's
 * @param int8 what that lost by 8-bit arithmetic, or null
 */
record PackSummary(
        @JsonProperty("model") String model,
        @JsonProperty("bundle") String bundle,
        @JsonProperty("light_output") String lightOutput,
        @JsonProperty("expressive_output") String expressiveOutput,
        @JsonProperty("golden_hits") int goldenHits,
        @JsonProperty("calibrated_on") int calibratedOn,
        @JsonProperty("light_auc") Double lightAuc,
        @JsonProperty("expressive_auc") Double expressiveAuc,
        @JsonProperty("int8") Int8Report int8) {

    static PackSummary of(BundleName name, Path file, PackResult result) {
        return new PackSummary(
                name.toString(),
                file.toString(),
                result.lightOutput(),
                result.expressiveOutput(),
                result.goldenHits(),
                result.calibratedOn(),
                result.lightAuc(),
                result.expressiveAuc(),
                result.int8());
    }

    /** Lines for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Logits are the outputs ["
                        + lightOutput
                        + "] and ["
                        + expressiveOutput
                        + "], reproduced on "
                        + goldenHits
                        + " golden hits.");
        if (calibratedOn > 0) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "Calibrated on %d exposed samples; AUC of light %.4f, of expressive %.4f.",
                            calibratedOn,
                            lightAuc,
                            expressiveAuc));
        }
        if (int8 != null) {
            lines.addAll(new Int8Lines(int8).lines());
        }
        lines.add("Wrote " + model + " to " + bundle);
        return lines;
    }
}
