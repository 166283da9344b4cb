/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.model;

import java.util.List;

/**
 * What one tower sees: the columns of its float inputs, then the pooled embedding of each code
 * feature.
 *
 * @param numbers its float inputs
 * @param codes its code features
 */
public record Side(List<NumberSlot> numbers, List<CodeSlot> codes) {

    /** How many columns its float inputs have together. */
    public int numberWidth() {
        return numbers.stream().mapToInt(NumberSlot::width).sum();
    }

    /** How many columns the tower sees. */
    public int width(int embedding) {
        return numberWidth() + codes.size() * embedding;
    }

    /** The first column of a code feature among those that the tower sees. */
    public int columnOf(int slot, int embedding) {
        return numberWidth() + slot * embedding;
    }
}
