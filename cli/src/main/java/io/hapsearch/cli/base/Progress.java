/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.base;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows on stderr what takes long: a moving bar where a person watches, one plain line where the
 * output goes to a file. Results belong on stdout, so that both can be told apart. Thread-safe.
 */
public final class Progress {

    /**
     * In front of a bar: the library divides by zero where the name leaves the bar no room, and the
     * paths in our names may be long.
     */
    private static final int LONGEST_NAME = 40;

    private final PrintStream stream;
    private final boolean animated;

    /**
     * @param stream where to show, as a rule {@link System#err}
     * @param animated whether a terminal is behind it
     */
    public Progress(PrintStream stream, boolean animated) {
        this.stream = stream;
        this.animated = animated;
    }

    /**
     * Progress on stderr, animated if the script {@code hap} says that a terminal is behind it:
     * Java cannot tell for stderr.
     */
    public static Progress onStderr() {
        return new Progress(System.err, Boolean.getBoolean("hap.terminal"));
    }

    /** Shows a line. */
    public void note(String text) {
        stream.println(text);
    }

    /** Runs a task of unknown length under its name. What it throws is passed on. */
    public <T> T during(String task, Callable<T> work) throws Exception {
        try (ProgressBar bar = bar(task, -1)) {
            T result = work.call();
            bar.refresh();
            return result;
        }
    }

    /**
     * A bar to be stepped and closed by the caller.
     *
     * @param total number of steps, -1 if unknown
     */
    public ProgressBar bar(String task, long total) {
        ProgressBarBuilder builder =
                new ProgressBarBuilder()
                        .setTaskName(shortened(task))
                        .setInitialMax(total)
                        .continuousUpdate();
        if (animated) {
            return builder.setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(200).build();
        }
        stream.println(task + " ...");
        return builder.setConsumer(new SilentConsumer()).setUpdateIntervalMillis(60_000).build();
    }

    private static String shortened(String task) {
        return task.length() <= LONGEST_NAME
                ? task
                : task.substring(0, LONGEST_NAME - 3).stripTrailing() + "...";
    }
}
