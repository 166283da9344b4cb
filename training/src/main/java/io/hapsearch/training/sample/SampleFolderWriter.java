/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.training.model.Architecture;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;

/** Writes samples from any source into a folder, in the documented schema. Stateless. */
public final class SampleFolderWriter {

    /**
     * Writes; files that are there already are replaced.
     *
     * @param folder where to
     * @param features what the models see; decides the columns
     * @param progress hears how many samples were taken so far
     * @throws SampleException if the samples do not fit the features or a file cannot be written
     */
    public void write(
            SampleFolder folder,
            FeatureSpec features,
            Architecture architecture,
            SampleSource source,
            SampleFolder.About about,
            LongConsumer progress) {
        folder.write(features, architecture, about);
        SampleColumns columns = SampleColumns.of(features);
        List<SchemaColumn> ofRequests = SchemaColumn.ofRequests(columns);
        List<SchemaColumn> ofSamples = SchemaColumn.ofSamples(columns);
        try (DuckDb duckDb = new DuckDb()) {
            create(duckDb, "requests", ofRequests);
            create(duckDb, "samples", ofSamples);
            try (RowWriter requests = new RowWriter(duckDb.appender("requests"), ofRequests);
                    RowWriter samples = new RowWriter(duckDb.appender("samples"), ofSamples)) {
                source.writeTo(new SampleWriter(requests, samples, progress));
            } catch (SQLException e) {
                throw new SampleException("[" + folder.path() + "] cannot be written: " + e, e);
            }
            copy(duckDb, "requests", ofRequests, folder.requests().toString());
            copy(duckDb, "samples", ofSamples, folder.samples().toString());
        }
    }

    private static void create(DuckDb duckDb, String table, List<SchemaColumn> columns) {
        List<String> declared =
                columns.stream()
                        .map(column -> DuckDb.identifier(column.name()) + " " + column.stored())
                        .toList();
        duckDb.execute(table, "CREATE TABLE " + table + " (" + String.join(", ", declared) + ")");
    }

    private static void copy(DuckDb duckDb, String table, List<SchemaColumn> columns, String file) {
        List<String> selected = columns.stream().map(SchemaColumn::written).toList();
        duckDb.execute(
                file,
                "COPY (SELECT "
                        + String.join(", ", selected)
                        + " FROM "
                        + table
                        + ") TO "
                        + DuckDb.literal(file)
                        + " (FORMAT parquet, COMPRESSION zstd)");
    }
}
