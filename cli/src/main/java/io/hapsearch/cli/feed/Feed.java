/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.feed;

import io.hapsearch.training.feed.FeedDataSet;

/**
 * A feed data set as commands use it.
 *
 * @param data what to index, train from and ask
 * @param window how many candidates of a request are rescored
 */
public record Feed(FeedDataSet data, int window) {}
