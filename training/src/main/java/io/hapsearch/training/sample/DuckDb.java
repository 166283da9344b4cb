/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * An in-memory DuckDB that reads files where they are, row by row, on one thread and in their
 * order. Not thread-safe.
 */
public final class DuckDb implements AutoCloseable {
    private final Connection connection;

    /** Opens it. */
    public DuckDb() {
        try {
            Properties properties = new Properties();
            properties.setProperty("threads", "1");
            properties.setProperty("preserve_insertion_order", "true");
            properties.setProperty("jdbc_stream_results", "true");
            this.connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be opened: " + e.getMessage(), e);
        }
    }

    /** A string as SQL writes it. */
    public static String literal(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }

    /** A column's name as SQL writes it. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Goes through the rows of a query.
     *
     * @param file what it reads, for errors
     * @throws SampleException if the query fails
     */
    public void forEach(String file, String sql, RowConsumer consumer) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        } catch (SQLException e) {
            throw new SampleException("[" + file + "] cannot be read: " + e.getMessage(), e);
        }
    }

    /** Runs a statement without a result. */
    public void execute(String file, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SampleException("[" + file + "] cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be closed: " + e.getMessage(), e);
        }
    }

    /** Takes a row. */
    @FunctionalInterface
    public interface RowConsumer {
        /** Takes the row that the result set stands at. */
        void accept(ResultSet row) throws SQLException;
    }
}
