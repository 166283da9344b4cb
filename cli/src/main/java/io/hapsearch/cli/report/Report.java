/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import io.hapsearch.cli.base.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page of HTML with text, tables and charts that holds all it needs: no script, no font, no
 * address of anything else. It follows the reader's light or dark theme. Equal content gives equal
 * bytes. Not thread-safe.
 */
public final class Report {

    private static final String STYLE = "report.css";

    private final String title;
    private final Markup body = new Markup();

    public Report(String title) {
        this.title = title;
        body.leaf("h1", title);
    }

    /** Begins a section. */
    public Report heading(String text) {
        body.leaf("h2", text);
        return this;
    }

    public Report paragraph(String text) {
        body.leaf("p", text);
        return this;
    }

    /**
     * A table; the first column is to the left, the others to the right.
     *
     * @throws IllegalArgumentException if a row has not as many cells as the header
     */
    public Report table(List<String> header, List<List<String>> rows) {
        body.open("div", "class", "scroll").open("table").open("thead");
        row("th", header);
        body.close("thead").open("tbody");
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(row + " does not fit below " + header);
            }
            row("td", row);
        }
        body.close("tbody").close("table").close("div");
        return this;
    }

    /** A chart with its title above and its legend below. */
    public Report chart(Chart chart) {
        body.open("figure").leaf("figcaption", chart.title()).raw(chart.svg());
        body.open("ul", "class", "legend");
        List<String> names = chart.legend();
        for (int i = 0; i < names.size(); i++) {
            body.open("li").leaf("span", "", "class", "key " + Frame.colour(i));
            body.text(names.get(i)).close("li");
        }
        body.close("ul").close("figure");
        return this;
    }

    /** The page. */
    public String html() {
        return new Markup()
                .raw("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .raw("<head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">")
                .leaf("title", title)
                .open("style")
                .raw(style())
                .close("style")
                .close("head")
                .open("body")
                .raw(body.toString())
                .close("body")
                .close("html")
                .raw("\n")
                .toString();
    }

    /**
     * Writes the page to a file; its folder must be there.
     *
     * @throws CommandFailure if the file cannot be written
     */
    public void write(Path file) {
        try {
            Files.writeString(file, html());
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + file + ": " + e, e);
        }
    }

    private void row(String cell, List<String> cells) {
        body.open("tr");
        cells.forEach(content -> body.leaf(cell, content));
        body.close("tr");
    }

    private static String style() {
        try (InputStream in = Report.class.getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
