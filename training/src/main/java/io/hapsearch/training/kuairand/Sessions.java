/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.kuairand;

import io.hapsearch.training.kuairand.KuaiRandFiles.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts impressions into requests; each sees only what its user had seen before. Not thread-safe.
 */
final class Sessions {
    private static final int LONGEST = 10;
    private static final long GAP_MILLIS = Duration.ofMinutes(30).toMillis();

    private final Map<Integer, UserHistory> histories = new HashMap<>();

    /**
     * The training sequences in runs of ten. Their order is known, their times are not: all get the
     * time of the last one, or the last moment before the logs begin.
     */
    List<Session> ofSequence(Sequence sequence, long logsBegin) {
        UserHistory history = histories.computeIfAbsent(sequence.user(), user -> new UserHistory());
        sequence.before().forEach(history::add);
        List<Impression> impressions = sequence.impressions();
        List<Session> sessions = new ArrayList<>();
        long millis = Math.min(sequence.lastMillis(), logsBegin - 1);
        for (int from = 0; from < impressions.size(); from += LONGEST) {
            List<Impression> run =
                    impressions.subList(from, Math.min(impressions.size(), from + LONGEST));
            sessions.add(history.session(sequence.user(), millis, run));
            run.forEach(history::add);
        }
        return sessions;
    }

    /**
     * A log's impressions of one user, cut where half an hour passed or after ten; to be called in
     * order of time.
     */
    List<Session> ofLog(int user, List<Impression> impressions) {
        UserHistory history = histories.computeIfAbsent(user, key -> new UserHistory());
        List<Session> sessions = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= impressions.size(); i++) {
            if (i == impressions.size()
                    || i - from == LONGEST
                    || impressions.get(i).millis() - impressions.get(i - 1).millis() > GAP_MILLIS) {
                List<Impression> run = impressions.subList(from, i);
                sessions.add(history.session(user, run.getFirst().millis(), run));
                run.forEach(history::add);
                from = i;
            }
        }
        return sessions;
    }
}
