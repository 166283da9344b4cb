/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

/** Chooses which hits meet the expressive model, as a conversation. Immutable, thread-safe. */
public interface Router {

    /** Begins to route one window; the window stays valid until the conversation is over. */
    Conversation open(LightWindow window);

    /**
     * One request's routing: {@link #next} names a micro-batch, {@link #seen} tells what the
     * expressive model made of it, and so on until {@code next} names nothing. Deadline,
     * cancellation or a failure may end it at any time; to explain which hits were cut off, {@code
     * next} may then be called on without {@code seen}. Not thread-safe.
     */
    interface Conversation {

        /**
         * Names the next micro-batch; never a hit twice, nor one that the light model failed on.
         *
         * @param batch takes the window positions of the hits
         * @param limit the most hits to name, at least 1
         * @return how many were named; 0 ends the conversation
         */
        int next(int[] batch, int limit);

        /**
         * What the expressive model says of the batch named last, in its order. NaN where it has
         * nothing to say.
         *
         * @param logits the expressive logits
         * @param probabilities the same on the calibrated scale
         * @param count how many hits the batch had
         */
        void seen(double[] logits, double[] probabilities, int count);

        /**
         * What the expressive model would say of a hit that was not named, as far as it can be told
         * from what it said of others. Asked after the conversation has come to its own end.
         *
         * @return a probability on the calibrated scale, which replaces the light one; NaN to leave
         *     the hit as it is
         */
        default double predicted(int position) {
            return Double.NaN;
        }
    }
}
