/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training;

import java.time.Duration;

/**
 * Where a training stands.
 *
 * @param stage what it is busy with
 * @param epoch the epoch, from 1; 0 outside training proper
 * @param step how many steps of the stage are done
 * @param steps how many the stage has at most; 0 if unknown
 * @param loss the training loss, averaged over the last steps; NaN where there is none
 * @param left the estimated time left in this stage, at most; zero if unknown
 */
public record Progress(Stage stage, int epoch, long step, long steps, double loss, Duration left) {}
