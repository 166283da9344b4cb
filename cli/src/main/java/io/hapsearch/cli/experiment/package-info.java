/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Studies over many trainings: what they compare, how they are judged, and the files that they
 * leave behind.
 */
package io.hapsearch.cli.experiment;
