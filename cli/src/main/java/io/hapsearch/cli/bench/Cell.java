/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One situation in which all variants are measured.
 *
 * @param layout of the index
 * @param window how many hits of a shard are rescored
 * @param clients that ask at the same time
 */
record Cell(Layout layout, int window, int clients) {

    /**
     * All windows in the first situation, then again with each dimension varied by itself: what
     * dimensions do together is their own business mostly, and the product of all would take hours.
     *
     * @param windows to measure
     * @param segments of a shard, the usual number first
     * @param shards of the index, the usual number first
     * @param clients at the same time, the usual number first
     */
    static List<Cell> of(
            List<Integer> windows,
            List<Integer> segments,
            List<Integer> shards,
            List<Integer> clients) {
        Set<Layout> layouts = new LinkedHashSet<>();
        Layout usual = new Layout(shards.getFirst(), segments.getFirst());
        layouts.add(usual);
        segments.forEach(number -> layouts.add(new Layout(usual.shards(), number)));
        shards.forEach(number -> layouts.add(new Layout(number, usual.segments())));
        List<Cell> cells = new ArrayList<>();
        for (Layout layout : layouts) {
            windows.forEach(window -> cells.add(new Cell(layout, window, clients.getFirst())));
        }
        for (int number : clients.subList(1, clients.size())) {
            windows.forEach(window -> cells.add(new Cell(usual, window, number)));
        }
        return List.copyOf(cells);
    }
}
