/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hapsearch.cli.report.LineChart.Point;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {

    private static final LineChart LINES =
            LineChart.of("lines <1>", "share", "NDCG@10")
                    .with("a & b", List.of(Point.of(0, 1, 0.5, 1.5), Point.of(10, 2, 1, 3)))
                    .with("gap", List.of(Point.of(0, 1), Point.of(5, Double.NaN), Point.of(10, 3)))
                    .withReference("reference", List.of(Point.of(0, 0), Point.of(10, 3)));

    private static final BarChart BARS =
            BarChart.of("bars", "difference", List.of("NDCG", "MRR"))
                    .with("up", List.of(new Estimate(1, 0.5, 1.5), Estimate.of(2)))
                    .with("down", List.of(new Estimate(-1, -2, 0), Estimate.of(Double.NaN)));

    @Test
    void aPageHoldsAllThatItNeeds() {
        String html = page();
        String withoutNamespace = html.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertFalse(withoutNamespace.contains("http"), html);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<link"), html);
        assertTrue(html.contains("prefers-color-scheme: dark"), html);
    }

    @Test
    void textIsEscapedEverywhere() {
        String html =
                new Report("<b>1</b>")
                        .heading("<b>2</b>")
                        .paragraph("<b>3</b>")
                        .table(List.of("<b>4</b>"), List.of(List.of("<b>5</b>")))
                        .chart(
                                LineChart.of("<b>6</b>", "\"<b>7</b>", "<b>8</b>")
                                        .with("<b>9</b>", List.of(Point.of(0, 0))))
                        .html();
        assertFalse(html.contains("<b>"), html);
    }

    @Test
    void aRowHasACellForEachColumn() {
        Report report = new Report("t");
        assertThrows(
                IllegalArgumentException.class,
                () -> report.table(List.of("a", "b"), List.of(List.of("1"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> BarChart.of("t", "y", List.of("g", "h")).with("s", List.of(Estimate.of(1))));
    }

    @Test
    void linesBreakAtGapsAndCarryTheirIntervals() throws Exception {
        Document svg = parse(LINES.svg());
        assertEquals(1, count(svg, "polygon"), "a band for the series with intervals");
        assertEquals(4, count(svg, "polyline"), "one, two around the gap, and the reference");
        assertEquals(4, count(svg, "circle"), "a mark for each known point, none for a reference");
    }

    @Test
    void whatLiesHigherIsDrawnHigher() throws Exception {
        NodeList marks = parse(LINES.svg()).getElementsByTagName("circle");
        double one = Double.parseDouble(((Element) marks.item(0)).getAttribute("cy"));
        double two = Double.parseDouble(((Element) marks.item(1)).getAttribute("cy"));
        double three = Double.parseDouble(((Element) marks.item(3)).getAttribute("cy"));
        assertTrue(one > two && two > three, one + " " + two + " " + three);
        assertEquals((one + three) / 2, two, 0.02);
    }

    @Test
    void barsBeginAtZero() throws Exception {
        Document svg = parse(BARS.svg());
        NodeList bars = svg.getElementsByTagName("rect");
        assertEquals(3, bars.getLength(), "none for what is not known");
        Element up = (Element) bars.item(0);
        Element down = (Element) bars.item(1);
        double zero = number(up, "y") + number(up, "height");
        assertEquals(zero, number(down, "y"), 0.02);
        assertEquals(number(up, "height"), number(down, "height"), 0.02);
        assertEquals(6, classes(svg, "whisker"), "two intervals with two caps each");
    }

    @Test
    void nothingLiesOutsideOfThePlot() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            double scale = Math.pow(10, random.nextInt(-6, 7));
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < random.nextInt(1, 6); i++) {
                double y = scale * random.nextDouble(-1, 1);
                points.add(Point.of(scale * i, y, y - scale, y + scale));
            }
            Document svg = parse(LineChart.of("t", "x", "y").with("s", points).svg());
            NodeList marks = svg.getElementsByTagName("circle");
            assertEquals(points.size(), marks.getLength());
            for (int i = 0; i < marks.getLength(); i++) {
                double x = number((Element) marks.item(i), "cx");
                double y = number((Element) marks.item(i), "cy");
                assertTrue(x >= 71.9 && x <= 704.1, "x " + x);
                assertTrue(y >= 11.9 && y <= 312.1, "y " + y);
            }
        }
    }

    @Test
    void emptyChartsCanBeDrawn() throws Exception {
        parse(LineChart.of("t", "x", "y").svg());
        parse(LineChart.of("t", "x", "y").with("s", List.of(Point.of(1, Double.NaN))).svg());
        parse(BarChart.of("t", "y", List.of("g")).with("s", List.of(Estimate.of(0))).svg());
    }

    @Test
    void equalContentGivesEqualBytes() {
        assertEquals(page(), page());
    }

    private static String page() {
        return new Report("A report")
                .heading("Section")
                .paragraph("Text")
                .table(List.of("variant", "NDCG@10"), List.of(List.of("light", "0.5")))
                .chart(LINES)
                .chart(BARS)
                .html();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static int count(Document svg, String element) {
        return svg.getElementsByTagName(element).getLength();
    }

    private static int classes(Document svg, String role) {
        NodeList lines = svg.getElementsByTagName("line");
        int count = 0;
        for (int i = 0; i < lines.getLength(); i++) {
            count += ((Element) lines.item(i)).getAttribute("class").equals(role) ? 1 : 0;
        }
        return count;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
