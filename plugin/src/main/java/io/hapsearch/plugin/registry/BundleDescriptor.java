/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.plugin.registry;

import io.hapsearch.models.bundle.Manifest;
import io.hapsearch.models.feature.FeatureSpec;

/**
 * What a coordinator must know of a bundle in order to validate requests: its small files, no
 * sessions. Immutable.
 *
 * @param manifest the bundle's table of contents
 * @param spec what the models see, and so which params a request gives
 */
public record BundleDescriptor(Manifest manifest, FeatureSpec spec) {}
