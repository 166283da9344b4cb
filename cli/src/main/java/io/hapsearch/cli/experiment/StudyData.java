/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.cli.experiment;

import io.hapsearch.training.feed.FeedDataSet;
import io.hapsearch.training.ghcl.Partition;
import io.hapsearch.training.model.Architecture;
import io.hapsearch.training.model.Layout;
import io.hapsearch.training.sample.EncodedSamples;
import io.hapsearch.training.sample.SampleEncoder;

/**
 * What every training of a study reads, encoded once.
 *
 * @param name the data set's name
 * @param samples the logs
 * @param partition what of them trains, and what is held out
 * @param architecture how the models are built
 * @param layout over the features
 * @param candidates the requests to rank
 * @param exposures requests to measure calibration on, or null
 */
record StudyData(
        String name,
        EncodedSamples samples,
        Partition partition,
        Architecture architecture,
        Layout layout,
        Candidates candidates,
        Candidates exposures) {
    /** The exposures may be null. */
    static StudyData of(FeedDataSet data, FeedDataSet exposures) {
        SampleEncoder encoder = new SampleEncoder(data.features());
        data.samples().writeTo(encoder);
        EncodedSamples samples = encoder.finish();
        return new StudyData(
                data.name(),
                samples,
                Partition.at(samples, data.split().heldOutFrom(samples.millis())),
                data.architecture(),
                Layout.of(data.features(), data.architecture()),
                Candidates.of(data),
                exposures == null ? null : Candidates.of(exposures));
    }
}
