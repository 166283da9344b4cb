/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.train;

import io.hapsearch.training.quantize.Int8Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What 8-bit arithmetic cost the expressive model, for people.
 *
 * @param report what was measured
 */
public record Int8Lines(Int8Report report) {

    /** A line, and another one as a warning if much was lost. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "int8: %d of %d layers, %d instead of %d bytes; AUC %.4f instead of %.4f (%+.4f), logits off by"
                                + " %.4f on average and %.4f at most, on %d shown samples.",
                        report.layers(),
                        report.ofLayers(),
                        report.int8Bytes(),
                        report.floatBytes(),
                        report.int8Auc(),
                        report.floatAuc(),
                        report.aucDifference(),
                        report.meanAbsoluteDifference(),
                        report.maxAbsoluteDifference(),
                        report.samples()));
        if (report.losesMuch()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "Warning: int8 cost the expressive model more than %.3f of AUC; see whether it is worth it"
                                    + " with hap evaluate.",
                            Int8Report.MAX_AUC_LOSS));
        }
        return lines;
    }
}
