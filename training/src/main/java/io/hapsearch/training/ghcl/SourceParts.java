/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A part for each source, with groups of that source alone; exposed samples go with the first part.
 * Not thread-safe.
 */
final class SourceParts implements PartSampler {
    private final TrainingOptions options;
    private final List<Source> sources = new ArrayList<>();
    private final List<GroupSampler> samplers = new ArrayList<>();
    private final ExposureSampler exposures;

    SourceParts(
            EncodedSamples samples, int[] requests, List<Source> wanted, TrainingOptions options) {
        this.options = options;
        for (Source source : wanted) {
            GroupSampler sampler =
                    new GroupSampler(
                            samples,
                            requests,
                            Map.of(source, options.sources().get(source).negatives()),
                            options.seed());
            if (sampler.positives() > 0) {
                sources.add(source);
                samplers.add(sampler);
            }
        }
        this.exposures = new ExposureSampler(samples, requests, options.seed());
    }

    @Override
    public List<Part> draw(double[] shares) {
        StepSize size = StepSize.of(options, sources, shares);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < samplers.size(); i++) {
            parts.add(
                    new Part(
                            sources.get(i).key(),
                            samplers.get(i).draw(size.groups()[i]),
                            options.sources().get(sources.get(i)).temperature(),
                            i == 0 ? exposures.draw(size.exposures()) : null));
        }
        return parts;
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    /** How many positives there are to draw groups of a source for. */
    int positives(int source) {
        return samplers.get(source).positives();
    }

    @Override
    public int parts() {
        return samplers.size();
    }

    @Override
    public long[] drawn() {
        long[] drawn = new long[samplers.size() + 1];
        Arrays.setAll(
                drawn, i -> i < samplers.size() ? samplers.get(i).drawn() : exposures.drawn());
        return drawn;
    }

    @Override
    public void skipTo(long[] drawn) {
        for (int i = 0; i < samplers.size(); i++) {
            samplers.get(i).skipTo(drawn[i]);
        }
        exposures.skipTo(drawn[samplers.size()]);
    }
}
