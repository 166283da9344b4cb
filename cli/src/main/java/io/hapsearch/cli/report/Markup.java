/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import java.util.Locale;

/** Writes elements of HTML and SVG; text and attributes are escaped here alone. Not thread-safe. */
final class Markup {

    private final StringBuilder text = new StringBuilder();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; numbers are rounded to hundredths
     */
    Markup open(String element, Object... attributes) {
        start(element, attributes);
        text.append('>');
        return this;
    }

    Markup close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    /** An element without content, as SVG has them. */
    Markup empty(String element, Object... attributes) {
        start(element, attributes);
        text.append("/>");
        return this;
    }

    /** An element with text alone. */
    Markup leaf(String element, String content, Object... attributes) {
        return open(element, attributes).text(content).close(element);
    }

    Markup text(String content) {
        text.append(escaped(content));
        return this;
    }

    /** Appends what is markup already. */
    Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void start(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            text.append(escaped(value(attributes[i + 1]))).append('"');
        }
    }

    private static String value(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.2f", number)
                : value.toString();
    }

    private static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
