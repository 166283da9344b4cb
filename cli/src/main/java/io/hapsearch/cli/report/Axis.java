/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear scale that begins and ends at a tick, with steps of 1, 2 or 5 times a power of ten
 * (Heckbert, "Nice numbers for graph labels", Graphics Gems 1990).
 *
 * @param label what is measured, with its unit
 * @param low the first tick
 * @param high the last tick
 * @param step from tick to tick
 */
record Axis(String label, double low, double high, double step) {

    private static final int TICKS = 6;

    /** The axis on which values from one number to another lie, both finite. */
    static Axis over(String label, double from, double to) {
        double margin = from == to ? Math.max(Math.abs(from) * 0.1, 1e-6) : 0;
        double range = to - from + 2 * margin;
        double step = nice(range / (TICKS - 1));
        return new Axis(
                label,
                Math.floor((from - margin) / step + 1e-9) * step,
                Math.ceil((to + margin) / step - 1e-9) * step,
                step);
    }

    /** Where a value lies, from 0 to 1. */
    double position(double value) {
        return (value - low) / (high - low);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /** A tick as text, with as many decimals as its neighbours need to differ. */
    String text(double tick) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        BigDecimal rounded = BigDecimal.valueOf(tick).setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString();
    }

    private static double nice(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double leading = step / power;
        double factor = leading <= 1 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10;
        return factor * power;
    }
}
