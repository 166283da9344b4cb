/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.hapsearch.rescore.route.LightWindow;
import io.hapsearch.rescore.route.Router;

/** Names hits from the end of the window, and checks all that it is told. */
final class FromTheEnd implements Router.Conversation {
    private static final double NOISE = 1e-4;

    private final double[] expressive;
    private int next;
    private int[] named = new int[0];

    FromTheEnd(LightWindow window, double[] light, double[] expressive) {
        this.expressive = expressive;
        this.next = window.size() - 1;
        assertEquals(light.length, window.size());
        assertNotNull(window.memory());
        assertTrue(window.hidden().capacity() >= window.size() * window.hiddenWidth());
        for (int i = 0; i < light.length; i++) {
            assertEquals(light[i], window.probability(i), NOISE);
        }
    }

    @Override
    public int next(int[] batch, int limit) {
        assertEquals("every batch is followed by what was seen", 0, named.length);
        named = new int[limit];
        for (int i = 0; i < limit; i++) {
            batch[i] = next--;
            named[i] = batch[i];
        }
        return limit;
    }

    @Override
    public void seen(double[] logits, double[] probabilities, int count) {
        assertEquals(named.length, count);
        for (int i = 0; i < count; i++) {
            assertEquals(expressive[named[i]], probabilities[i], NOISE);
        }
        named = new int[0];
    }
}
