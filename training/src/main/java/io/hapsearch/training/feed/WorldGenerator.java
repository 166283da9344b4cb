/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes topics, authors, documents and users. Deterministic by seed, not thread-safe. */
final class WorldGenerator {
    static final int DIMENSIONS = 8;

    private static final int TOPICS = 24;
    private static final int WORDS_PER_TOPIC = 40;
    private static final int FAVOURITES = 4;
    private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final long UPLOADS_BEFORE = Duration.ofDays(10).toMillis();
    private static final long LOGGED = Duration.ofDays(14).toMillis();
    private static final String[] ONSETS = {
        "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u"};

    private final SplittableRandom random;
    private final double[][] topics = new double[TOPICS][];
    private final List<List<String>> words = new ArrayList<>();

    WorldGenerator(long seed) {
        this.random = new SplittableRandom(seed);
        Set<String> used = new LinkedHashSet<>();
        for (int topic = 0; topic < TOPICS; topic++) {
            topics[topic] = scaled(gaussian(), 1);
            List<String> vocabulary = new ArrayList<>();
            while (vocabulary.size() < WORDS_PER_TOPIC) {
                String word = word();
                if (used.add(word)) {
                    vocabulary.add(word);
                }
            }
            words.add(vocabulary);
        }
    }

    World generate(int itemCount, int userCount) {
        int authorCount = Math.max(1, itemCount / 15);
        int[] topicOf = random.ints(authorCount, 0, TOPICS).toArray();
        double[][] style = new double[authorCount][];
        Arrays.setAll(style, author -> scaled(gaussian(), 0.5));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < itemCount; i++) {
            int author = random.nextInt(authorCount);
            items.add(item(i, author, topicOf[author], style[author]));
        }
        List<User> users = new ArrayList<>();
        for (int i = 0; i < userCount; i++) {
            users.add(user(i));
        }
        return new World(List.copyOf(items), List.copyOf(users), START, START + LOGGED);
    }

    private Item item(int number, int author, int topic, double[] style) {
        Set<Integer> about = new LinkedHashSet<>(List.of(topic));
        double[] latent = sum(topics[topic], style, scaled(gaussian(), 0.4));
        while (about.size() < 3 && random.nextDouble() < 0.4) {
            int other = random.nextInt(TOPICS);
            if (about.add(other)) {
                latent = sum(latent, scaled(topics[other].clone(), 0.5));
            }
        }
        double quality = random.nextGaussian();
        long upload = START - UPLOADS_BEFORE + random.nextLong(UPLOADS_BEFORE + LOGGED);
        double duration = Math.round(Math.exp(3.5 + 0.9 * random.nextGaussian()) * 10) / 10.0;
        int views = (int) Math.exp(5 + 0.5 * quality + 1.2 * random.nextGaussian());
        double completion =
                Math.round(1000 / (1 + Math.exp(-0.7 * quality - 0.7 * random.nextGaussian())))
                        / 1000.0;
        return new Item(
                "v" + number,
                "a" + author,
                about.stream().map(WorldGenerator::tag).toList(),
                title(List.copyOf(about)),
                upload,
                Math.max(3, duration),
                views,
                completion,
                latent,
                quality);
    }

    private User user(int number) {
        Set<Integer> liked = new LinkedHashSet<>();
        while (liked.size() < FAVOURITES) {
            liked.add(random.nextInt(TOPICS));
        }
        double[] taste = scaled(gaussian(), 0.5);
        double weight = 1;
        for (int topic : liked) {
            taste = sum(taste, scaled(topics[topic].clone(), weight));
            weight *= 0.75;
        }
        return new User(
                "u" + number,
                liked.stream().map(WorldGenerator::tag).toList(),
                Math.round(100 * Math.exp(0.6 * random.nextGaussian())) / 100.0,
                taste,
                3.5 + 0.7 * random.nextGaussian());
    }

    /**
     * Three to five words of the main topic, one or two of each other one; frequent words more
     * often.
     */
    private List<String> title(List<Integer> about) {
        List<String> title = new ArrayList<>();
        for (int i = 0; i < about.size(); i++) {
            int count = i == 0 ? 3 + random.nextInt(3) : 1 + random.nextInt(2);
            for (int j = 0; j < count; j++) {
                double skewed = random.nextDouble() * random.nextDouble();
                title.add(words.get(about.get(i)).get((int) (skewed * WORDS_PER_TOPIC)));
            }
        }
        return List.copyOf(title);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int syllable = 0; syllable < 3; syllable++) {
            word.append(ONSETS[random.nextInt(ONSETS.length)])
                    .append(VOWELS[random.nextInt(VOWELS.length)]);
        }
        return word.toString();
    }

    private static String tag(int topic) {
        return "topic" + topic;
    }

    private double[] gaussian() {
        double[] vector = new double[DIMENSIONS];
        Arrays.setAll(vector, i -> random.nextGaussian());
        return vector;
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(value -> value * factor).toArray();
    }

    private static double[] sum(double[]... vectors) {
        double[] sum = new double[DIMENSIONS];
        for (double[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return sum;
    }
}
