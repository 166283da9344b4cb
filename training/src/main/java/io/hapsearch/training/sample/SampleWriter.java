/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/** Takes samples and appends them to two tables. Not thread-safe. */
final class SampleWriter implements SampleSink {
    private final RowWriter requests;
    private final RowWriter samples;
    private final LongConsumer progress;
    private String current;
    private long count;

    SampleWriter(RowWriter requests, RowWriter samples, LongConsumer progress) {
        this.requests = requests;
        this.samples = samples;
        this.progress = progress;
    }

    @Override
    public void request(RawRequest request) {
        current = request.id();
        JsonNode time = request.params().get("time");
        if (time != null && time.asLong() != request.millis()) {
            throw new SampleException(
                    "param [time] of request ["
                            + current
                            + "] is "
                            + time
                            + " and not the request's time "
                            + request.millis());
        }
        try {
            requests.append(request);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public int document(LoggedHit hit) {
        return 0;
    }

    @Override
    public void sample(int document, Outcome outcome, LoggedHit hit) {
        try {
            samples.append(current, outcome, hit.values());
        } catch (SQLException e) {
            throw failed(e);
        }
        progress.accept(++count);
    }

    private SampleException failed(SQLException e) {
        return new SampleException(
                "request [" + current + "] cannot be written: " + e.getMessage(), e);
    }
}
