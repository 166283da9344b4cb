/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.ghcl;

import io.hapsearch.training.TrainingOptions;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.Source;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One part: groups with negatives of all sources, and exposed samples. Not thread-safe. */
final class MixedParts implements PartSampler {
    private final TrainingOptions options;
    private final List<Source> sources;
    private final GroupSampler sampler;
    private final ExposureSampler exposures;

    /** The sources are those that there are positives with negatives of. */
    MixedParts(
            EncodedSamples samples, int[] requests, List<Source> sources, TrainingOptions options) {
        this.options = options;
        this.sources = List.copyOf(sources);
        Map<Source, Integer> negatives = new EnumMap<>(Source.class);
        sources.forEach(source -> negatives.put(source, options.sources().get(source).negatives()));
        this.sampler = new GroupSampler(samples, requests, negatives, options.seed());
        this.exposures = new ExposureSampler(samples, requests, options.seed());
    }

    @Override
    public List<Part> draw(double[] shares) {
        StepSize size = StepSize.of(options, sources, shares);
        return List.of(
                new Part(
                        Part.MIXED,
                        sampler.draw(size.mixedGroups()),
                        options.mixedTemperature(),
                        exposures.draw(size.exposures())));
    }

    @Override
    public List<Source> sources() {
        return sources;
    }

    @Override
    public int parts() {
        return 1;
    }

    @Override
    public long[] drawn() {
        return new long[] {sampler.drawn(), exposures.drawn()};
    }

    @Override
    public void skipTo(long[] drawn) {
        sampler.skipTo(drawn[0]);
        exposures.skipTo(drawn[1]);
    }
}
