/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.frontier;

import io.hapsearch.rescore.route.Resemblance;
import java.util.Arrays;
import java.util.List;

/** The cosine of weighted terms. A document without text resembles none. Not thread-safe. */
final class TextResemblance implements Resemblance {
    private final List<Texts.Terms> documents;
    private final float[] scratch;
    private int[] chosen = new int[0];

    /**
     * @param window the documents by position
     */
    TextResemblance(Texts texts, List<String> window) {
        this.documents = window.stream().map(texts::of).toList();
        this.scratch = texts.zeros();
    }

    @Override
    public void among(int[] positions, int count) {
        chosen = Arrays.copyOf(positions, count);
    }

    @Override
    public void to(int index, float[] row) {
        Texts.Terms own = documents.get(chosen[index]);
        for (int i = 0; i < own.ids().length; i++) {
            scratch[own.ids()[i]] = own.weights()[i];
        }
        for (int j = 0; j < chosen.length; j++) {
            Texts.Terms other = documents.get(chosen[j]);
            float sum = 0;
            for (int i = 0; i < other.ids().length; i++) {
                sum += other.weights()[i] * scratch[other.ids()[i]];
            }
            row[j] = sum;
        }
        row[index] = 1;
        for (int id : own.ids()) {
            scratch[id] = 0;
        }
    }
}
