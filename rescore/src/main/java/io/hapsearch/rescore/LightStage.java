/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.rescore;

import io.hapsearch.models.calibration.Calibration;
import io.hapsearch.models.onnx.ScoringStoppedException;

/** One call of the light model for the whole window. Immutable, thread-safe. */
final class LightStage {
    private final Calibration calibration;

    LightStage(Calibration calibration) {
        this.calibration = calibration;
    }

    /**
     * Scores all hits of a workspace whose window inputs are filled.
     *
     * @return {@link Degradation#NOT_FINITE} if some logit is not a finite number; why the model
     *     was stopped, if it was, and then there is no light score
     * @throws ModelFailure if the model fails
     */
    Degradation run(Workspace workspace, Guard guard) throws ModelFailure {
        WindowScores scores = workspace.scores;
        int size = scores.size();
        try {
            workspace.light.score(size, guard::isOver);
        } catch (ScoringStoppedException e) {
            return guard.check();
        } catch (RuntimeException e) {
            throw new ModelFailure(e);
        }
        float[] logits = scores.lightLogits();
        workspace.light.logits().get(0, logits, 0, size);
        Degradation degradation = Degradation.NONE;
        for (int position = 0; position < size; position++) {
            if (Float.isFinite(logits[position])) {
                scores.light(position, calibration.probability(logits[position]));
            } else {
                scores.light(position, Double.NaN);
                degradation = Degradation.NOT_FINITE;
            }
        }
        return degradation;
    }
}
