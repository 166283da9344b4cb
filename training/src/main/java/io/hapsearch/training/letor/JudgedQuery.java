/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A query with its documents.
 *
 * @param id its id
 * @param number its position among the queries of all files, from 0
 * @param documents at least one, in the order of the file
 */
record JudgedQuery(String id, int number, List<JudgedDocument> documents) {

    /**
     * The documents in descending order of a feature. Ties are in random order: files are often
     * sorted by label, which the order must not give away.
     */
    List<JudgedDocument> by(int feature, long seed) {
        SplittableRandom random = new SplittableRandom(seed + number);
        List<JudgedDocument> order = new ArrayList<>(documents);
        for (int i = order.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            order.set(other, order.set(i, order.get(other)));
        }
        order.sort(Comparator.comparingDouble(document -> -document.value(feature)));
        return order;
    }
}
