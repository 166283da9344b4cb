/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB that reads files where they are, on one thread and in their order. Beyond {@value
 * #MEMORY} of memory, which is not of the heap, it works in a temporary folder of its own. Not
 * thread-safe.
 */
public final class DuckDb implements AutoCloseable {
    private static final String MEMORY = "1GB";

    private final Path scratch;
    private final DuckDBConnection connection;

    /** Opens one that works in the folder for temporary files. */
    public DuckDb() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Opens one.
     *
     * @param folder where it makes its temporary folder
     */
    public DuckDb(Path folder) {
        try {
            this.scratch = Files.createTempDirectory(folder, "hap-duckdb-");
        } catch (IOException e) {
            throw new UncheckedIOException("[" + folder + "] takes no temporary files: " + e, e);
        }
        try {
            Properties properties = new Properties();
            properties.setProperty("threads", "1");
            properties.setProperty("preserve_insertion_order", "true");
            properties.setProperty("jdbc_stream_results", "true");
            properties.setProperty("memory_limit", MEMORY);
            properties.setProperty("temp_directory", scratch.toString());
            this.connection =
                    DriverManager.getConnection("jdbc:duckdb:", properties)
                            .unwrap(DuckDBConnection.class);
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
            throw unreadable(file, e);
        }
    }

    /**
     * Begins to go through the rows of a query; other queries may go on meanwhile.
     *
     * @param file what it reads, for errors
     * @throws SampleException if the query fails
     */
    Cursor open(String file, String sql) {
        try {
            return new Cursor(file, connection.duplicate(), sql);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** Runs a statement without a result. */
    public void execute(String file, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    /** Begins to append rows to a table. */
    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    @Override
    public void close() {
        try {
            connection.close();
            try (Stream<Path> files = Files.walk(scratch)) {
                List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be closed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to throw if a query over a file fails: its message has one line. */
    static SampleException unreadable(String file, SQLException e) {
        String message =
                CsvError.of(e.getMessage())
                        .map(CsvError::message)
                        .orElseGet(
                                () ->
                                        "["
                                                + file
                                                + "] cannot be read: "
                                                + e.getMessage().lines().findFirst().orElse(""));
        return new SampleException(message, e);
    }

    /** Takes a row. */
    @FunctionalInterface
    public interface RowConsumer {
        /** Takes the row that the result set stands at. */
        void accept(ResultSet row) throws SQLException;
    }

    /** Rows one after the other, on a connection of their own. */
    static final class Cursor implements AutoCloseable {
        private final String file;
        private final Connection connection;
        private final Statement statement;
        private final ResultSet rows;

        @SuppressWarnings("resource") // close closes them
        private Cursor(String file, Connection connection, String sql) throws SQLException {
            this.file = file;
            this.connection = connection;
            try {
                this.statement = connection.createStatement();
                this.rows = statement.executeQuery(sql);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        /** The current row. */
        ResultSet row() {
            return rows;
        }

        /** Goes on to the next row, if there is one. */
        boolean next() {
            try {
                return rows.next();
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        }

        @Override
        public void close() {
            try {
                rows.close();
                statement.close();
                connection.close();
            } catch (SQLException e) {
                throw unreadable(file, e);
            }
        }
    }
}
