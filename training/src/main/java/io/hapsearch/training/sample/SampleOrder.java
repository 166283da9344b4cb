/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.util.List;

/**
 * Checks how samples refer to requests, by their ids alone. Immutable.
 *
 * @param requests where the requests are
 * @param samples where the samples are
 */
record SampleOrder(SampleTable requests, SampleTable samples) {
    private static final String NUMBERED =
            "(SELECT CAST(request_id AS VARCHAR) AS id, row_number() OVER () AS n FROM %s)";

    /**
     * Checks that each request is there once, and no sample without one.
     *
     * @return whether the samples are in the order of their requests
     * @throws SampleException that names the first row that is not as it must be
     */
    boolean check(DuckDb duckDb) {
        requireUnique(duckDb);
        // with a row per request, the samples of each must end before those of the next begin
        String spans =
                """
                WITH spans AS (
                    SELECT s.id, s.first, s.last, r.n
                    FROM (SELECT id, min(n) AS first, max(n) AS last FROM %s GROUP BY id) s
                    LEFT JOIN %s r ON r.id = s.id)
                SELECT
                    (SELECT [CAST(first AS VARCHAR), id] FROM spans WHERE n IS NULL ORDER BY first LIMIT 1),
                    (SELECT count(*) FROM (SELECT first > lag(last) OVER (ORDER BY n) AS after FROM spans)
                        WHERE NOT after)
                """
                        .formatted(numbered(samples), numbered(requests));
        long[] disordered = {0};
        duckDb.forEach(
                samples.name(),
                spans,
                row -> {
                    if (row.getArray(1) != null) {
                        Object[] orphan = (Object[]) row.getArray(1).getArray();
                        throw samples.error(
                                duckDb,
                                Long.parseLong(orphan[0].toString()),
                                "request_id",
                                orphan[1],
                                "an id of [" + requests.name() + "]");
                    }
                    disordered[0] = row.getLong(2);
                });
        return disordered[0] == 0;
    }

    private void requireUnique(DuckDb duckDb) {
        String repeated =
                "SELECT id, max(n) FROM "
                        + numbered(requests)
                        + " GROUP BY id HAVING count(*) > 1 OR id IS NULL ORDER BY 2 LIMIT 1";
        duckDb.forEach(
                requests.name(),
                repeated,
                row -> {
                    throw requests.error(
                            duckDb, row.getLong(2), "request_id", row.getString(1), "a new id");
                });
    }

    private static String numbered(SampleTable table) {
        return NUMBERED.formatted(table.select(List.of("request_id")));
    }
}
