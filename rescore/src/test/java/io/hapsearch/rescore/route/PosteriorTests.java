/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore.route;

import java.util.Arrays;
import org.apache.lucene.tests.util.LuceneTestCase;

/** The incremental posterior against the textbook formula, with all matrices written out. */
public class PosteriorTests extends LuceneTestCase {
    private static final double NOISE = 1e-3;

    public void testMeanAndVarianceAreThoseOfTheTextbook() {
        Posterior posterior = new Posterior();
        for (int round = 0; round < 20; round++) {
            int count = 2 + random().nextInt(30);
            int observations = 1 + random().nextInt(count - 1);
            Belief belief =
                    new Belief(
                            random().nextDouble(),
                            random().nextDouble(),
                            0.1 + random().nextDouble(),
                            0.5 + random().nextDouble(),
                            1 + random().nextDouble());
            float[][] directions = directions(count);
            double[] light = new double[count];
            float[] given = posterior.reset(count, observations);
            for (int i = 0; i < count; i++) {
                light[i] = random().nextGaussian();
                given[i] = (float) light[i];
            }
            posterior.begin(belief, new Cosine(directions));
            double[] seen = new double[observations];
            for (int t = 0; t < observations; t++) {
                seen[t] = random().nextGaussian() * 2;
                assertEquals(t, posterior.announce(t));
                if (random().nextBoolean()) {
                    catchUp(posterior, seen, t);
                }
            }
            catchUp(posterior, seen, observations - 1);
            check(belief, directions, light, seen, posterior);
        }
    }

    /** Announced hits may be observed later, as a micro-batch is. */
    private static void catchUp(Posterior posterior, double[] seen, int last) {
        for (int t = posterior.seen(); t <= last; t++) {
            posterior.observe(t, seen[t]);
        }
    }

    private static void check(
            Belief belief,
            float[][] directions,
            double[] light,
            double[] seen,
            Posterior posterior) {
        double centre = Arrays.stream(light).average().orElseThrow();
        int n = seen.length;
        double[][] system = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                system[i][j] =
                        covariance(belief, directions, light, centre, i, j)
                                + (i == j ? belief.own() : 0);
            }
            system[i][n] = seen[i] - centre - (light[i] - centre);
        }
        double[] weights = solve(system);
        double shifts = 0;
        double slopes = 0;
        for (int i = 0; i < n; i++) {
            shifts += weights[i];
            slopes += weights[i] * (light[i] - centre);
        }
        posterior.settle();
        for (int j = n; j < light.length; j++) {
            double mean = centre + (light[j] - centre);
            for (int i = 0; i < n; i++) {
                mean += weights[i] * covariance(belief, directions, light, centre, i, j);
            }
            assertEquals(mean, posterior.mean(j), NOISE * (1 + Math.abs(mean)));
        }
        double beyond = random().nextGaussian();
        double expected =
                centre
                        + (beyond - centre)
                        + belief.shift() * belief.shift() * shifts
                        + belief.slope() * belief.slope() * (beyond - centre) * slopes;
        assertEquals(expected, posterior.meanBeyond(beyond), NOISE * (1 + Math.abs(expected)));
    }

    public void testAnObservationMakesItsLikesMoreCertainThanOthers() {
        float[][] directions = {{1, 0}, {1, 0}, {0, 1}};
        Posterior posterior = new Posterior();
        Arrays.fill(posterior.reset(3, 1), 0, 3, 0);
        posterior.begin(new Belief(0, 0, 0.1, 1, 1000), new Cosine(directions));
        double before = posterior.deviation(2);
        posterior.observe(posterior.announce(0), 2);
        assertTrue(posterior.mean(1) > 1.5);
        assertEquals(0, posterior.mean(2), NOISE);
        assertTrue(posterior.deviation(1) < posterior.deviation(2));
        assertEquals(before, posterior.deviation(2), 0.01);
    }

    private static double covariance(
            Belief belief, float[][] directions, double[] light, double centre, int i, int j) {
        double cosine = 0;
        for (int unit = 0; unit < directions[i].length; unit++) {
            cosine += directions[i][unit] * directions[j][unit];
        }
        return cosine
                + belief.shift() * belief.shift()
                + belief.slope() * belief.slope() * (light[i] - centre) * (light[j] - centre);
    }

    private static float[][] directions(int count) {
        float[][] directions = new float[count][3];
        for (float[] direction : directions) {
            double sum = 0;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = (float) random().nextGaussian();
                sum += direction[i] * direction[i];
            }
            for (int i = 0; i < direction.length; i++) {
                direction[i] /= (float) Math.sqrt(sum);
            }
        }
        return directions;
    }

    /** Gauss and Jordan. */
    private static double[] solve(double[][] m) {
        int n = m.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int i = 0; i < n; i++) {
                double factor = i == pivot ? 0 : m[i][pivot] / m[pivot][pivot];
                for (int j = pivot; j <= n; j++) {
                    m[i][j] -= factor * m[pivot][j];
                }
            }
        }
        double[] solution = new double[n];
        Arrays.setAll(solution, i -> m[i][n] / m[i][i]);
        return solution;
    }

    /** Cosines between given directions. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares spaces
    private record Cosine(float[][] directions) implements Resemblance {
        @Override
        public void among(int[] positions, int count) {
            // all of them, in order
        }

        @Override
        public void to(int index, float[] row) {
            for (int i = 0; i < directions.length; i++) {
                row[i] = 0;
                for (int unit = 0; unit < directions[i].length; unit++) {
                    row[i] += directions[index][unit] * directions[i][unit];
                }
            }
        }
    }
}
