/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.HitValues;

/** A hit of a sample, in whatever form its source holds it. */
public interface LoggedHit {

    /** Its values as encoders read them. */
    HitValues values();

    /** A copy of its values that can be kept. */
    RawHit raw();
}
