/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.lightgbm;

/**
 * A regression tree. Inner nodes go by index from 0, leaves by the complement of theirs, as in
 * LightGBM's files.
 *
 * @param features by inner node, which feature it looks at
 * @param splits by inner node, how it decides
 * @param left by inner node, the child for what is decided with yes
 * @param right by inner node, the other child
 * @param leaves the value of each leaf
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record LightGbmTree(int[] features, Split[] splits, int[] left, int[] right, double[] leaves) {

    /** Checks that the nodes form one tree. */
    LightGbmTree {
        int inner = features.length;
        if (splits.length != inner
                || left.length != inner
                || right.length != inner
                || leaves.length != inner + 1) {
            throw new IllegalArgumentException(
                    inner
                            + " split features, "
                            + splits.length
                            + " splits, "
                            + left.length
                            + " and "
                            + right.length
                            + " children and "
                            + leaves.length
                            + " leaves do not make a tree");
        }
        boolean[] seen = new boolean[2 * inner + 1];
        seen[0] = true;
        for (int node = 0; node < inner; node++) {
            for (int child : new int[] {left[node], right[node]}) {
                int slot = child >= 0 ? child : inner + ~child;
                // a child comes after its parent, so that there is no way in a circle
                if (child >= 0 && child <= node || slot >= seen.length || seen[slot]) {
                    throw new IllegalArgumentException(
                            "node " + node + " has the child " + child + ", which is no tree");
                }
                seen[slot] = true;
            }
        }
    }

    /** How an inner node decides. */
    sealed interface Split {

        /**
         * Yes to values up to a threshold.
         *
         * @param value the greatest such value
         * @param missing what counts as missing
         * @param missingIsYes what is decided where the value is missing
         */
        record Threshold(double value, Missing missing, boolean missingIsYes) implements Split {}

        /**
         * Yes to the values of a set, cut to integers; no to what is missing.
         *
         * @param bits a bit for each value from 0
         */
        @SuppressWarnings("ArrayRecordComponent") // read once and never compared
        record Category(int[] bits) implements Split {

            boolean has(int value) {
                return value < bits.length * Integer.SIZE
                        && (bits[value / Integer.SIZE] >>> value % Integer.SIZE & 1) == 1;
            }
        }
    }

    /** Which values are missing. */
    enum Missing {
        /** None is: what is not a number counts as 0. */
        NONE,
        /** Zeros are, and what is not a number. */
        ZERO,
        /** What is not a number is. */
        NAN
    }
}
