/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.feed;

import java.util.List;

/**
 * A simulated request as it is logged.
 *
 * @param user who asked
 * @param millis when
 * @param history what the user had clicked before, the latest first
 * @param clicked shown and clicked
 * @param ignored shown and not clicked
 * @param ranking reached the ranking stage, not shown
 * @param preranking reached pre-ranking only
 * @param global drawn from all documents
 */
record LoggedRequest(
        User user,
        long millis,
        List<Item> history,
        List<Item> clicked,
        List<Item> ignored,
        List<Item> ranking,
        List<Item> preranking,
        List<Item> global) {}
