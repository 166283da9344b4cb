/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Param;
import io.hapsearch.models.feature.ParamType;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.feature.Transform;
import io.hapsearch.training.model.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes sample files of any size at the speed of DuckDB, to try out how reading and training cope
 * with them. Requests have {@value #PER_REQUEST} samples each, fields are uniform in [0, 1], and a
 * user of one of two tastes likes documents of which field {@code f0} is large, or small. Equal
 * options give equal files.
 *
 * @param rows how many samples
 * @param documents how many different documents they refer to; 0 for one of its own for each sample
 * @param fields how many numeric fields a document has
 * @param seed decides the numbers
 */
public record RandomSamples(long rows, long documents, int fields, long seed) {
    private static final int PER_REQUEST = 50;
    private static final long START = 1_767_225_600_000L;

    /** Checks ranges. */
    public RandomSamples {
        if (rows < PER_REQUEST || documents < 0 || fields < 1 || fields > 1_000) {
            throw new IllegalArgumentException(
                    "random samples need "
                            + PER_REQUEST
                            + " or more rows and 1 to 1000 fields, not "
                            + rows
                            + " and "
                            + fields);
        }
    }

    /** Writes them. */
    public void writeTo(SampleFolder folder) {
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.put("dataset", "random").put("rows", rows).put("documents", documents);
        origin.put("fields", fields).put("seed", seed);
        folder.write(features(), Architecture.plain(), new SampleFolder.About(null, origin));
        try (DuckDb duckDb = new DuckDb()) {
            copy(
                    duckDb,
                    folder.requests().toString(),
                    "SELECT 'r' || i AS request_id, "
                            + START
                            + " + i * 1000 AS time, "
                            + taste("i")
                            + " AS taste FROM range("
                            + (rows + PER_REQUEST - 1) / PER_REQUEST
                            + ") t(i)");
            copy(duckDb, folder.samples().toString(), samples());
        }
    }

    private String samples() {
        StringBuilder columns = new StringBuilder();
        for (int field = 0; field < fields; field++) {
            columns.append(", CAST(round(")
                    .append(uniform("d", field))
                    .append(", 4) AS FLOAT) AS ");
            columns.append("f").append(field);
        }
        String document = documents == 0 ? "i" : "hash(i, " + seed + ") % " + documents;
        String place = "i % " + PER_REQUEST;
        String liked = "(f0 - 0.5) * " + taste("i // " + PER_REQUEST);
        return String.format(
                Locale.ROOT,
                """
                SELECT 'r' || (i // %d) AS request_id,
                    CASE WHEN %s < 10 THEN 'exposed' WHEN %s < 20 THEN 'ranking'
                        WHEN %s < 35 THEN 'preranking' ELSE 'global' END AS source,
                    CASE WHEN %s < 10 AND %s + 0.5 > %s THEN 1 ELSE 0 END AS label,
                    * EXCLUDE (i, d)
                FROM (SELECT i, d %s FROM (SELECT i, %s AS d FROM range(%d) t(i)))
                """,
                PER_REQUEST,
                place,
                place,
                place,
                place,
                liked,
                uniform("i", fields),
                columns,
                document,
                rows);
    }

    private String taste(String request) {
        return "CASE WHEN " + uniform(request, fields + 1) + " < 0.5 THEN -1 ELSE 1 END";
    }

    private String uniform(String of, int salt) {
        return "(hash(" + of + ", " + salt + ", " + seed + ") / 18446744073709551616.0)";
    }

    private static void copy(DuckDb duckDb, String file, String sql) {
        duckDb.execute(file, "COPY (" + sql + ") TO " + DuckDb.literal(file) + " (FORMAT parquet)");
    }

    private FeatureSpec features() {
        List<Feature> numbers = new ArrayList<>();
        for (int field = 0; field < fields; field++) {
            // the mean and the standard deviation of uniform numbers
            Transform standardize = new Transform.Standardize(0.5, Math.sqrt(1 / 12.0));
            numbers.add(new Feature.Field("f" + field, "f" + field, null, List.of(standardize)));
        }
        Feature taste = new Feature.Parameter("taste", "taste", null, null, List.of());
        return new FeatureSpec(
                List.of(new Param("taste", ParamType.NUMBER, null, null)),
                List.of(
                        new Input("user", Scope.REQUEST, ElementType.FLOAT, List.of(taste)),
                        new Input("item", Scope.HIT, ElementType.FLOAT, numbers)));
    }
}
