/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Files in the layout of KuaiRand-Pure: users like videos whose tag fits their number. */
final class TinyKuaiRand {

    private static final int VIDEOS = 400;
    private static final int TAGS = 5;
    private static final long APRIL_25 = 1_650_844_800_000L;
    private static final long DAY = 86_400_000L;

    private final Random random = new Random(3);

    void write(Path folder, int users) throws IOException {
        List<String> sequences = new ArrayList<>();
        List<String> profiles = new ArrayList<>(List.of(profileHeader()));
        List<String> validation = new ArrayList<>(List.of("user_id,video_id,time_ms,long_view"));
        List<String> test = new ArrayList<>(validation);
        for (int user = 0; user < users; user++) {
            sequences.add(sequence(user));
            profiles.add(user + ",full_active,0,0,1-10,0,0,31-60" + ",1".repeat(18));
            for (int i = 0; i < 12; i++) {
                validation.add(impression(user, APRIL_25 + user * 1_000L + i * 60_000L));
                test.add(impression(user, APRIL_25 + 6 * DAY + user * 1_000L + i * 60_000L));
            }
        }
        List<String> videos =
                new ArrayList<>(
                        List.of(
                                "video_id,author_id,video_type,upload_type,video_duration,music_type,tag"));
        for (int video = 0; video < VIDEOS; video++) {
            videos.add(
                    video
                            + ","
                            + video / 4
                            + ",NORMAL,Web,"
                            + (5_000 + video)
                            + ",9,"
                            + tag(video));
        }
        lines(folder.resolve("train_sequences.jsonl.gz"), sequences);
        lines(folder.resolve("val.csv.gz"), validation);
        lines(folder.resolve("test.csv.gz"), test);
        lines(folder.resolve("user_features.csv.gz"), profiles);
        lines(folder.resolve("video_features_basic.csv.gz"), videos);
    }

    private static String profileHeader() {
        StringBuilder header =
                new StringBuilder(
                        "user_id,user_active_degree,is_live_streamer,is_video_author,follow_user_num_range,"
                                + "fans_user_num_range,friend_user_num_range,register_days_range");
        for (int i = 0; i < 18; i++) {
            header.append(",onehot_feat").append(i);
        }
        return header.toString();
    }

    private String sequence(int user) {
        List<Integer> watched = new ArrayList<>();
        List<Integer> liked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int video = video();
            watched.add(video);
            if (likes(user, video)) {
                liked.add(video);
            }
        }
        return "{\"user_id\": %d, \"last_time_ms\": %d, \"watch_seq\": %s, \"long_watch_seq\": %s}"
                .formatted(user, APRIL_25 - DAY, watched, liked);
    }

    private String impression(int user, long millis) {
        int video = video();
        return user + "," + video + "," + millis + "," + (likes(user, video) ? 1 : 0);
    }

    /** Popular ones have small numbers. */
    private int video() {
        return (int) (VIDEOS * Math.pow(random.nextDouble(), 3));
    }

    private boolean likes(int user, int video) {
        return tag(video) == user % TAGS || random.nextDouble() < 0.1;
    }

    private static int tag(int video) {
        return video % TAGS;
    }

    private static void lines(Path file, List<String> lines) throws IOException {
        try (Writer writer =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        StandardCharsets.UTF_8)) {
            writer.write(String.join("\n", lines) + "\n");
        }
    }
}
