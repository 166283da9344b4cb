/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import java.util.Map;

/**
 * How the gradients of the sources relate at one moment of a training. Only contrastive losses
 * count, each over the same groups at every moment and for every objective.
 *
 * @param step after how many steps
 * @param norms the length of each source's gradient, by source
 * @param cosines the cosine of the angle between two sources' gradients, by {@code a:b} with a the
 *     harder one; negative where they conflict
 */
public record ConflictPoint(long step, Map<String, Double> norms, Map<String, Double> cosines) {}
