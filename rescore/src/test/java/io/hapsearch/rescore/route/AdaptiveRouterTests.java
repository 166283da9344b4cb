/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.apache.lucene.tests.util.LuceneTestCase;

/** What every policy must keep to, whatever the models say, and what the adaptive one is for. */
public class AdaptiveRouterTests extends LuceneTestCase {

    public void testRulesHoldUnderDegenerateInputs() {
        RouterMemory memory = new RouterMemory();
        for (int round = 0; round < 200; round++) {
            Scene scene = Scene.drawn();
            Policy policy = Policy.values()[random().nextInt(Policy.values().length)];
            double range = Math.log(Price.MOST / AdaptiveRouter.STOP);
            double price = AdaptiveRouter.STOP * Math.exp(random().nextDouble() * range);
            Router router = policy.router(new Thresholds(0.2, 0.8), price);
            long seed = random().nextLong();
            List<Integer> named = scene.converse(router, seed, memory);
            BitSet distinct = new BitSet();
            for (int position : named) {
                assertTrue(position >= 0 && position < scene.size);
                assertFalse("failed hit named", Double.isNaN(scene.light[position]));
                assertFalse("named twice", distinct.get(position));
                distinct.set(position);
            }
            assertTrue(named.size() <= scene.budget);
            if (policy == Policy.TOP) {
                assertEquals(Math.min(scene.budget, scene.valid()), named.size());
            }
            double[] predicted = scene.predicted;
            assertEquals(named, scene.converse(router, seed, new RouterMemory()));
            assertArrayEquals("memory must not matter", predicted, scene.predicted, 0);
        }
    }

    public void testWithoutResemblanceItIsTop() {
        for (int round = 0; round < 20; round++) {
            RouterMemory memory = new RouterMemory();
            Scene scene = Scene.drawn();
            scene.hidden = null;
            long seed = random().nextLong();
            List<Integer> top = scene.converse(Policy.TOP, seed, memory);
            assertEquals(top, scene.converse(Policy.ADAPTIVE, seed, memory));
            for (double predicted : scene.predicted) {
                assertTrue(Double.isNaN(predicted));
            }
        }
    }

    /**
     * Two kinds of hits, of which the expressive model likes the one that the light one does not.
     */
    public void testLearnsWhichKindOfHitIsLiked() {
        Scene scene = new Scene(200, 40);
        scene.hidden = FloatBuffer.allocate(2 * scene.size);
        for (int i = 0; i < scene.size; i++) {
            boolean liked = i % 4 == 0;
            scene.hidden.put(2 * i, liked ? 1 : 0).put(2 * i + 1, liked ? 0 : 1);
            scene.logits[i] = -i / 50f;
            scene.light[i] = LogOdds.probability(scene.logits[i]);
            scene.expressive[i] = LogOdds.probability(liked ? 2 : -3);
        }
        List<Integer> named = scene.converse(Policy.ADAPTIVE, 1, new RouterMemory());
        long liked = named.stream().filter(i -> i % 4 == 0).count();
        assertTrue(liked + " of 40", liked > 20);
        BitSet met = new BitSet();
        named.forEach(met::set);
        double worstLiked = 1;
        double bestOther = 0;
        for (int i = 0; i < 100; i++) {
            if (!met.get(i) && i % 4 == 0) {
                worstLiked = Math.min(worstLiked, scene.predicted[i]);
            } else if (!met.get(i)) {
                bestOther = Math.max(bestOther, scene.predicted[i]);
            }
        }
        assertTrue(worstLiked + " and " + bestOther, worstLiked > bestOther);
    }

    public void testAPriceEndsItEarly() {
        Scene scene = new Scene(100, 50);
        scene.hidden = FloatBuffer.allocate(scene.size);
        for (int i = 0; i < scene.size; i++) {
            scene.hidden.put(i, i % 7);
            scene.logits[i] = i < 10 ? 6 : -6 - i;
            scene.light[i] = LogOdds.probability(scene.logits[i]);
            scene.expressive[i] = scene.light[i];
        }
        Belief belief = new Belief(0.1, 0.01, 0.01, 0.1, 100);
        int all = scene.converse(new AdaptiveRouter(belief, 0), 1, new RouterMemory()).size();
        int priced = scene.converse(new AdaptiveRouter(belief, 0.01), 1, new RouterMemory()).size();
        assertEquals(50, all);
        assertTrue(priced + " named", priced > 0 && priced < 50);
    }

    /** A request of which everything is known. */
    private static final class Scene {
        private final int size;
        private final int budget;
        private final float[] logits;
        private final double[] light;
        private final double[] expressive;
        private FloatBuffer hidden;
        private int page = 10;
        private double[] predicted;

        private Scene(int size, int budget) {
            this.size = size;
            this.budget = budget;
            logits = new float[size];
            light = new double[size];
            expressive = new double[size];
        }

        private static Scene drawn() {
            Scene scene = new Scene(random().nextInt(400), random().nextInt(400));
            boolean constant = random().nextInt(5) == 0;
            scene.page = random().nextInt(3) == 0 ? 0 : random().nextInt(500);
            int width = 1 + random().nextInt(6);
            scene.hidden =
                    random().nextInt(4) == 0 ? null : FloatBuffer.allocate(width * scene.size);
            for (int i = 0; i < scene.size; i++) {
                scene.logits[i] = constant ? 1 : (float) random().nextGaussian() * 5;
                scene.light[i] = LogOdds.probability(scene.logits[i]);
                scene.expressive[i] = constant ? 1 : random().nextDouble();
                switch (random().nextInt(20)) {
                    case 0 -> {
                        scene.logits[i] = Float.NaN;
                        scene.light[i] = Double.NaN;
                    }
                    case 1 -> scene.expressive[i] = Double.NaN;
                    case 2 -> scene.light[i] = random().nextBoolean() ? 0 : 1;
                    case 3 -> scene.expressive[i] = random().nextBoolean() ? 0 : 1;
                    default -> {}
                }
                for (int unit = 0; scene.hidden != null && unit < width; unit++) {
                    float value = random().nextInt(3) == 0 ? 0 : random().nextFloat();
                    scene.hidden.put(
                            i * width + unit, random().nextInt(50) == 0 ? Float.NaN : value);
                }
            }
            return scene;
        }

        private int valid() {
            return (int) Arrays.stream(light).filter(p -> !Double.isNaN(p)).count();
        }

        private List<Integer> converse(Policy policy, long seed, RouterMemory memory) {
            return converse(policy.router(new Thresholds(0.2, 0.8)), seed, memory);
        }

        private List<Integer> converse(Router router, long seed, RouterMemory memory) {
            Random limits = new Random(seed);
            int width = hidden == null || size == 0 ? 0 : hidden.capacity() / size;
            LightWindow window =
                    new LightWindow(size, logits, light, hidden, width, null, memory, page, budget);
            Router.Conversation conversation = router.open(window);
            List<Integer> named = new ArrayList<>();
            int[] batch = new int[64];
            while (named.size() < budget) {
                int limit = 1 + limits.nextInt(Math.min(batch.length, budget - named.size()));
                int count = conversation.next(batch, limit);
                assertTrue(count <= limit);
                if (count == 0) {
                    break;
                }
                double[] seen = new double[count];
                for (int i = 0; i < count; i++) {
                    named.add(batch[i]);
                    seen[i] = expressive[batch[i]];
                }
                conversation.seen(seen, seen, count);
            }
            predicted = new double[size];
            for (int i = 0; i < size; i++) {
                predicted[i] = Double.isNaN(light[i]) ? Double.NaN : conversation.predicted(i);
                assertTrue(Double.isNaN(predicted[i]) || (predicted[i] >= 0 && predicted[i] <= 1));
            }
            return named;
        }
    }
}
