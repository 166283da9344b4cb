/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.cli.base.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows of features with grades, query by query, in SVMlight's format; what a row leaves out is 0.
 *
 * @param features row after row, {@link #COLUMNS} each
 * @param labels the grade of each row
 * @param groups how many rows each query has
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
record RankingRows(float[] features, float[] labels, int[] groups) {
    /** Features count from 1. */
    static final int COLUMNS = 301;

    /**
     * Reads a file and its {@code .query} file.
     *
     * @throws CommandFailure that names file and line if one is not as it must be
     */
    static RankingRows read(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        List<String> lines = Files.readAllLines(file);
        float[] features = new float[lines.size() * COLUMNS];
        float[] labels = new float[lines.size()];
        for (int row = 0; row < lines.size(); row++) {
            try {
                String[] cells = lines.get(row).strip().split("\\s+", -1);
                labels[row] = Float.parseFloat(cells[0]);
                for (int i = 1; i < cells.length; i++) {
                    int colon = cells[i].indexOf(':');
                    int column = Integer.parseInt(cells[i].substring(0, colon));
                    features[row * COLUMNS + column] =
                            Float.parseFloat(cells[i].substring(colon + 1));
                }
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new CommandFailure(file + " line " + (row + 1) + ": " + e.getMessage(), e);
            }
        }
        Path groupFile = folder.resolve(name + ".query");
        int[] groups;
        try {
            groups =
                    Files.readAllLines(groupFile).stream()
                            .mapToInt(line -> Integer.parseInt(line.strip()))
                            .toArray();
        } catch (NumberFormatException e) {
            throw new CommandFailure(groupFile + ": " + e.getMessage(), e);
        }
        int rows = 0;
        for (int group : groups) {
            rows += group;
        }
        if (rows != labels.length) {
            throw new CommandFailure(
                    groupFile + " counts " + rows + " rows, " + file + " has " + labels.length);
        }
        return new RankingRows(features, labels, groups);
    }

    int size() {
        return labels.length;
    }
}
