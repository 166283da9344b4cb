/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.demo;

import io.hapsearch.cli.measure.Ranking;
import java.util.List;

/**
 * One variant's answers to all requests.
 *
 * @param rankings how good each is
 * @param expressiveShare the share of the rescored hits that met the expressive model, as the node
 *     counted them
 */
record Answers(List<Ranking> rankings, double expressiveShare) {}
