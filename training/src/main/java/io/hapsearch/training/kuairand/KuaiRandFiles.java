/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.bundle.Hashes;
import io.hapsearch.training.sample.DuckDb;
import io.hapsearch.training.sample.SampleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the files of KuaiRand-Pure. Of the videos only the basic features are read. Not
 * thread-safe.
 */
final class KuaiRandFiles {
    static final String SEQUENCES = "train_sequences.jsonl.gz";
    static final String VALIDATION = "val.csv.gz";
    static final String TEST = "test.csv.gz";
    static final String USERS = "user_features.csv.gz";
    static final String VIDEOS = "video_features_basic.csv.gz";

    private static final List<String> RANGES =
            List.of(
                    "user_active_degree",
                    "is_live_streamer",
                    "is_video_author",
                    "follow_user_num_range",
                    "fans_user_num_range",
                    "friend_user_num_range",
                    "register_days_range");
    private static final int ONE_HOT = 18;

    private final Path folder;
    private final DuckDb duckDb;

    KuaiRandFiles(Path folder, DuckDb duckDb) {
        this.folder = folder;
        this.duckDb = duckDb;
    }

    /** The sequences in order of users: of each user the impressions, the latest last. */
    List<Sequence> sequences() {
        List<Sequence> sequences = new ArrayList<>();
        String sql =
                "SELECT user_id, last_time_ms, watch_seq, long_watch_seq FROM read_json("
                        + path(SEQUENCES)
                        + ", format = 'newline_delimited', columns = {user_id: 'INTEGER', last_time_ms: 'BIGINT',"
                        + " watch_seq: 'INTEGER[]', long_watch_seq: 'INTEGER[]'}) ORDER BY user_id";
        duckDb.forEach(
                SEQUENCES,
                sql,
                row -> {
                    List<Integer> watched = integers(row.getArray(3));
                    List<Integer> liked = integers(row.getArray(4));
                    sequences.add(new Sequence(row.getInt(1), row.getLong(2), watched, liked));
                });
        return sequences;
    }

    /** The impressions of a log before a moment by user, in order of time, each once. */
    Map<Integer, List<Impression>> log(String file, long before) {
        Map<Integer, List<Impression>> impressions = new LinkedHashMap<>();
        String sql =
                "SELECT user_id, video_id, time_ms, max(long_view) FROM read_csv("
                        + path(file)
                        + ", types = {'user_id': 'INTEGER', 'video_id': 'INTEGER', 'time_ms': 'BIGINT',"
                        + " 'long_view': 'INTEGER'}) WHERE time_ms < "
                        + before
                        + " GROUP BY ALL ORDER BY user_id, time_ms, video_id";
        duckDb.forEach(
                file,
                sql,
                row ->
                        impressions
                                .computeIfAbsent(row.getInt(1), user -> new ArrayList<>())
                                .add(
                                        new Impression(
                                                row.getInt(2),
                                                row.getInt(4) != 0,
                                                row.getLong(3))));
        return impressions;
    }

    /** The videos in order of their numbers, which go from 0 without gaps. */
    List<Video> videos(Map<Integer, Integer> popularity) {
        List<Video> videos = new ArrayList<>();
        String sql =
                "SELECT * FROM read_csv("
                        + path(VIDEOS)
                        + ", all_varchar = true, nullstr = '') ORDER BY CAST(video_id AS INTEGER)";
        duckDb.forEach(
                VIDEOS,
                sql,
                row -> {
                    int id = row.getInt("video_id");
                    if (id != videos.size()) {
                        throw new SampleException(
                                "[" + VIDEOS + "] has no video [" + videos.size() + "]");
                    }
                    String duration = row.getString("video_duration");
                    videos.add(
                            new Video(
                                    id,
                                    text(row, "author_id"),
                                    tags(row.getString("tag")),
                                    text(row, "video_type"),
                                    text(row, "upload_type"),
                                    text(row, "music_type"),
                                    duration == null
                                            ? Double.NaN
                                            : Double.parseDouble(duration) / 1000,
                                    popularity.getOrDefault(id, 0)));
                });
        return videos;
    }

    /**
     * What is known of each user, as one list of words such as {@code
     * user_active_degree=full_active}.
     */
    Map<Integer, List<String>> profiles() {
        Map<Integer, List<String>> profiles = new HashMap<>();
        duckDb.forEach(
                USERS,
                "SELECT * FROM read_csv(" + path(USERS) + ", all_varchar = true)",
                row -> {
                    List<String> profile = new ArrayList<>();
                    for (String column : RANGES) {
                        profile.add(column + "=" + row.getString(column));
                    }
                    for (int i = 0; i < ONE_HOT; i++) {
                        profile.add("onehot_feat" + i + "=" + row.getString("onehot_feat" + i));
                    }
                    profiles.put(row.getInt("user_id"), List.copyOf(profile));
                });
        return profiles;
    }

    /** The names and hashes of the files. */
    ObjectNode origin() {
        ObjectNode files = JsonNodeFactory.instance.objectNode();
        for (String file : List.of(SEQUENCES, VALIDATION, TEST, USERS, VIDEOS)) {
            try {
                files.put(file, Hashes.sha256(Files.readAllBytes(folder.resolve(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private String path(String file) {
        Path path = folder.resolve(file);
        if (!Files.isReadable(path)) {
            throw new SampleException(
                    "[" + path + "] is missing: this is not a folder of KuaiRand-Pure");
        }
        return DuckDb.literal(path);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static List<String> tags(String tags) {
        return tags == null || tags.equals("unknown") || tags.equals("UNKNOWN")
                ? List.of()
                : List.of(tags.split(","));
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(Integer.class::cast).toList();
    }

    /**
     * What a user watched before the logs.
     *
     * @param user whose
     * @param lastMillis when the last impression was
     * @param watched the impressions, the latest last
     * @param liked the videos watched for long, the latest last; it reaches further back
     */
    record Sequence(int user, long lastMillis, List<Integer> watched, List<Integer> liked) {

        /** The impressions with labels. */
        List<Impression> impressions() {
            Set<Integer> positive = new HashSet<>(liked);
            return watched.stream()
                    .map(video -> new Impression(video, positive.contains(video), 0))
                    .toList();
        }

        /** What was watched for long before the first impression. */
        List<Impression> before() {
            Set<Integer> inside = new HashSet<>(watched);
            return liked.stream()
                    .takeWhile(video -> !inside.contains(video))
                    .map(video -> new Impression(video, true, 0))
                    .toList();
        }
    }
}
