/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.letor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hapsearch.models.feature.ElementType;
import io.hapsearch.models.feature.Feature;
import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.training.sample.Outcome;
import io.hapsearch.training.sample.RawRequest;
import io.hapsearch.training.sample.SampleException;
import io.hapsearch.training.sample.SampleFolder;
import io.hapsearch.training.sample.SampleSink;
import io.hapsearch.training.sample.SampleSource;
import io.hapsearch.training.sample.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A learning-to-rank data set (LETOR, MSLR, Istella, LightGBM's examples) as samples. Such files
 * have no cascade, so one is made: a feature plays the first stage and orders the documents of a
 * query. Relevant documents are exposed; of the others the first part is exposed, the next is
 * ranking, the rest is pre-ranking. Global samples are documents of other queries. Nor do they have
 * times: queries count as one a millisecond, in the order of files. Immutable once made.
 */
public final class Letor implements SampleSource {
    private static final String FIRST_STAGE = "first_stage";

    private final Options options;
    private final LetorFiles files;
    private final int firstStage;
    private final FeatureSpec features;
    private final int trainingQueries;

    private Letor(
            Options options,
            LetorFiles files,
            int firstStage,
            FeatureSpec features,
            int trainingQueries) {
        this.options = options;
        this.files = files;
        this.firstStage = firstStage;
        this.features = features;
        this.trainingQueries = trainingQueries;
    }

    /**
     * Reads the training files once, for what all queries together decide: the features and their
     * transforms, and the first stage where it is not given.
     *
     * @param training files to train from
     * @param heldOut files whose queries come later than all others and are held out; may be empty
     * @throws SampleException that names file and line if one is not as it must be
     */
    public static Letor open(List<Path> training, List<Path> heldOut, Options options) {
        FeatureMoments moments = new FeatureMoments();
        FirstStageChoice choice = new FirstStageChoice(options.seed);
        int[] queries = {0};
        new LetorFiles(training)
                .forEach(
                        query -> {
                            queries[0]++;
                            query.documents().forEach(moments::add);
                            if (options.firstStage == null) {
                                choice.add(query);
                            }
                        });
        if (moments.indices().isEmpty()) {
            throw new SampleException(training + " hold no features");
        }
        if (options.firstStage != null && !moments.indices().contains(options.firstStage)) {
            throw new SampleException(
                    "feature " + options.firstStage + " does not occur in " + training);
        }
        return new Letor(
                options,
                new LetorFiles(Stream.concat(training.stream(), heldOut.stream()).toList()),
                options.firstStage == null ? choice.best() : options.firstStage,
                features(moments),
                heldOut.isEmpty() ? -1 : queries[0]);
    }

    /**
     * Files to test with a model that was trained from others: their features and first stage are
     * those of the training, all queries are held out, and there are no global samples.
     *
     * @param training a folder that was written of the training files
     * @throws SampleException if the folder is not one of this kind
     */
    public static Letor like(SampleFolder training, List<Path> files, long seed) {
        JsonNode firstStage = training.about().origin().path(FIRST_STAGE);
        if (!firstStage.isInt()) {
            throw new SampleException(
                    "[" + training.path() + "] was not written of a learning-to-rank data set");
        }
        Options options = new Options(firstStage.intValue(), Options.THIRD, Options.THIRD, 0, seed);
        return new Letor(
                options, new LetorFiles(files), firstStage.intValue(), training.features(), 0);
    }

    private static FeatureSpec features(FeatureMoments moments) {
        List<Feature> features = new ArrayList<>();
        for (int index : moments.indices()) {
            String field = LetorHit.field(index);
            features.add(new Feature.Field(field, field, null, moments.transforms(index)));
        }
        return new FeatureSpec(
                List.of(), List.of(new Input("hit", Scope.HIT, ElementType.FLOAT, features)));
    }

    /** A number for each feature that occurs in the training files, standardized. */
    public FeatureSpec features() {
        return features;
    }

    /** The feature that plays the first stage. */
    public int firstStage() {
        return firstStage;
    }

    /** What is held out, and where the samples come from. */
    public SampleFolder.About about() {
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.put("dataset", "letor").put(FIRST_STAGE, firstStage).put("seed", options.seed);
        files.files().forEach(file -> origin.withArray("files").add(file.getFileName().toString()));
        return new SampleFolder.About(trainingQueries < 0 ? null : (long) trainingQueries, origin);
    }

    @Override
    public void writeTo(SampleSink sink) {
        DocumentReservoir reservoir = new DocumentReservoir(options.seed);
        files.forEach(reservoir::add);
        files.forEach(query -> write(query, reservoir, sink));
    }

    private void write(JudgedQuery query, DocumentReservoir reservoir, SampleSink sink) {
        sink.request(new RawRequest(query.id(), query.number(), Map.of()));
        List<JudgedDocument> order = query.by(firstStage, options.seed);
        long negatives = order.stream().filter(document -> document.label() == 0).count();
        int positives = (int) (order.size() - negatives);
        double seen = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            JudgedDocument document = order.get(rank);
            boolean positive = document.label() > 0;
            Source source = positive ? Source.EXPOSED : options.source(seen / negatives);
            seen += positive ? 0 : 1;
            add(sink, document, new Outcome(source, positive, document.label(), rank));
        }
        for (JudgedDocument document :
                reservoir.draw(query.id(), positives * options.globalPerPositive)) {
            add(sink, document, Outcome.of(Source.GLOBAL, false));
        }
    }

    private static void add(SampleSink sink, JudgedDocument document, Outcome outcome) {
        LetorHit hit = new LetorHit(document);
        sink.sample(sink.document(hit), outcome, hit);
    }

    /**
     * How the cascade is made.
     *
     * @param firstStage the feature that orders documents, larger values first; null for the one
     *     that ranks the training queries best on its own
     * @param exposed the share of a query's irrelevant documents that is exposed
     * @param ranking the share that is ranking; the rest is pre-ranking
     * @param globalPerPositive how many documents of other queries for each relevant one
     * @param seed decides ties and the documents of other queries
     */
    public record Options(
            Integer firstStage, double exposed, double ranking, int globalPerPositive, long seed) {
        private static final double THIRD = 0.33;

        /** Checks ranges. */
        public Options {
            if (!(exposed >= 0 && ranking >= 0 && exposed + ranking <= 1)) {
                throw new IllegalArgumentException(
                        "the shares of exposed and ranking documents must be 0 or more and together"
                                + " at most 1, not "
                                + exposed
                                + " and "
                                + ranking);
            }
            if (globalPerPositive < 0) {
                throw new IllegalArgumentException(
                        "the number of global documents must be 0 or more, not "
                                + globalPerPositive);
            }
        }

        private Source source(double place) {
            if (place < exposed) {
                return Source.EXPOSED;
            }
            return place < exposed + ranking ? Source.RANKING : Source.PRERANKING;
        }
    }
}
