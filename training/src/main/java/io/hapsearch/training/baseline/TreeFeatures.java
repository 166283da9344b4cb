/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.baseline;

import io.hapsearch.training.model.Batch;
import io.hapsearch.training.model.CodeSlot;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.model.Side;
import io.hapsearch.training.model.SideBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Encoded samples as trees take them, in columns of numbers: all numbers; of each code feature its
 * first code, as a category, and where it has several how many there are; and of each pair of code
 * features of request and hit that share a table how many codes they have in common. What trees
 * cannot see is which codes follow the first one, except through such a match. Immutable,
 * thread-safe.
 */
final class TreeFeatures {
    private final Layout layout;
    private final List<Match> matches = new ArrayList<>();

    TreeFeatures(Layout layout) {
        this.layout = layout;
        for (int user = 0; user < layout.user().codes().size(); user++) {
            for (int item = 0; item < layout.item().codes().size(); item++) {
                if (layout.user().codes().get(user).table()
                        == layout.item().codes().get(item).table()) {
                    matches.add(new Match(user, item));
                }
            }
        }
    }

    /** How many columns a row has. */
    int width() {
        return width(layout.user()) + width(layout.item()) + matches.size();
    }

    /** The columns that hold categories. */
    List<Integer> categories() {
        List<Integer> categories = new ArrayList<>();
        int column = 0;
        for (Side side : List.of(layout.user(), layout.item())) {
            column += side.numberWidth();
            for (CodeSlot slot : side.codes()) {
                categories.add(column);
                column += slot.width() == 1 ? 1 : 2;
            }
        }
        return categories;
    }

    /** A row for each hit of a batch, row-major. */
    float[] rows(Batch batch) {
        int width = width();
        float[] rows = new float[batch.item().rows() * width];
        for (int row = 0; row < batch.item().rows(); row++) {
            int group = row / batch.hits();
            int at = side(layout.user(), batch.user(), group, rows, row * width);
            at = side(layout.item(), batch.item(), row, rows, at);
            for (Match match : matches) {
                rows[at++] = common(batch, match, group, row);
            }
        }
        return rows;
    }

    private static int width(Side side) {
        return side.numberWidth()
                + side.codes().stream().mapToInt(slot -> slot.width() == 1 ? 1 : 2).sum();
    }

    private static int side(Side side, SideBatch batch, int row, float[] into, int from) {
        int at = from;
        for (int i = 0; i < side.numberWidth(); i++) {
            into[at++] = batch.numbers()[row * side.numberWidth() + i];
        }
        for (int i = 0; i < side.codes().size(); i++) {
            int width = side.codes().get(i).width();
            into[at++] = batch.codes()[i][row * width];
            if (width > 1) {
                int count = 0;
                for (int j = 0; j < width; j++) {
                    count += batch.codes()[i][row * width + j] == 0 ? 0 : 1;
                }
                into[at++] = count;
            }
        }
        return at;
    }

    private int common(Batch batch, Match match, int group, int row) {
        int userWidth = layout.user().codes().get(match.user).width();
        int itemWidth = layout.item().codes().get(match.item).width();
        long[] user = batch.user().codes()[match.user];
        long[] item = batch.item().codes()[match.item];
        int common = 0;
        for (int i = row * itemWidth; i < (row + 1) * itemWidth; i++) {
            for (int j = group * userWidth; item[i] != 0 && j < (group + 1) * userWidth; j++) {
                common += item[i] == user[j] ? 1 : 0;
            }
        }
        return common;
    }

    /** Two code features, by position, that share a table. */
    private record Match(int user, int item) {}
}
