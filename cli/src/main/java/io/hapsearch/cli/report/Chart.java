/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import java.util.List;

/** A chart of named series, drawn as SVG. */
public sealed interface Chart permits LineChart, BarChart {

    /** What it shows. */
    String title();

    /** The names for the legend, in the order of their colours. */
    List<String> legend();

    /** The chart as an SVG element, coloured by the report's style sheet. */
    String svg();
}
