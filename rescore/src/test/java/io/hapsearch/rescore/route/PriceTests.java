/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.util.NamedThreadFactory;

public class PriceTests extends LuceneTestCase {
    private static final double AVERAGE = 20;
    private static final int BUDGET = 100;

    private final Price price = new Price();

    public void testEasyAndHardRequestsKeepToTheAverageTogether() {
        settle(0.3);
        long easy = 0;
        long hard = 0;
        int each = 500;
        for (int i = 0; i < each; i++) {
            easy += spend(0.1 * random().nextDouble());
            hard += spend(3 * random().nextDouble());
        }
        double mean = (easy + hard) / (2.0 * each);
        assertEquals(AVERAGE, mean, 0.1 * AVERAGE);
        assertTrue(easy + " and " + hard, hard > 3 * easy);
    }

    public void testRecoversAfterAShift() {
        for (double scale : new double[] {0.05, 4, 1}) {
            settle(scale);
            assertEquals(AVERAGE, mean(scale, 300), 0.1 * AVERAGE);
        }
    }

    public void testRecoversFromBothBounds() {
        for (int i = 0; i < 1_000; i++) {
            price.spent(BUDGET, AVERAGE);
        }
        assertEquals(Price.MOST, price.now(), 0);
        settle(0.3);
        assertEquals(AVERAGE, mean(0.3, 300), 0.1 * AVERAGE);
        for (int i = 0; i < 1_000; i++) {
            price.spent(0, AVERAGE);
        }
        assertEquals(AdaptiveRouter.STOP, price.now(), 0);
        settle(0.3);
        assertEquals(AVERAGE, mean(0.3, 300), 0.1 * AVERAGE);
    }

    /** What the price's documentation promises, whatever requests come. */
    public void testTheMeanIsOffByNoMoreThanTheRangeOfPricesAllows() {
        double off = 0;
        int run = 0;
        settle(1);
        for (int i = 0; i < 10_000; i++) {
            double hits = random().nextInt(2) * random().nextInt(BUDGET);
            price.spent(hits, AVERAGE);
            assertTrue(price.now() >= AdaptiveRouter.STOP && price.now() <= Price.MOST);
            boolean rests = price.now() == AdaptiveRouter.STOP || price.now() == Price.MOST;
            off = rests ? 0 : off + hits / AVERAGE - 1;
            run = rests ? 0 : run + 1;
            double bound = Math.log(Price.MOST / AdaptiveRouter.STOP) / Price.STEP;
            assertTrue(off + " after " + run, Math.abs(off) <= bound + 1e-6);
        }
    }

    public void testThreadsShareAPrice() throws Exception {
        int threads = 4;
        settle(1);
        AtomicLong spent = new AtomicLong();
        int each = 1_000;
        try (ExecutorService executor =
                Executors.newFixedThreadPool(threads, new NamedThreadFactory("price"))) {
            List<Future<?>> futures = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                double scale = thread % 2 == 0 ? 0.1 : 3;
                futures.add(
                        executor.submit(
                                () -> {
                                    for (int i = 0; i < each; i++) {
                                        spent.addAndGet(spend(scale));
                                    }
                                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        assertEquals(AVERAGE, (double) spent.get() / (threads * each), 0.1 * AVERAGE);
    }

    private void settle(double scale) {
        mean(scale, 200);
    }

    private double mean(double scale, int requests) {
        long sum = 0;
        for (int i = 0; i < requests; i++) {
            sum += spend(2 * scale * random().nextDouble());
        }
        return (double) sum / requests;
    }

    /** A request of which each further score promises a twentieth less than the one before. */
    private int spend(double first) {
        double worth = Math.log(first / price.now()) / Math.log(1 / 0.95);
        int hits = (int) Math.clamp(Math.ceil(worth), 0, BUDGET);
        price.spent(hits, AVERAGE);
        return hits;
    }
}
