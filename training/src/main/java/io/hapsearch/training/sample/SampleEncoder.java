/*
 * Copyright HAP for OpenSearch contributors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.hapsearch.training.sample;

import io.hapsearch.models.feature.FeatureSpec;
import io.hapsearch.models.feature.Input;
import io.hapsearch.models.feature.ParamValues;
import io.hapsearch.models.feature.Scope;
import io.hapsearch.models.tensor.HitEncoder;
import io.hapsearch.models.tensor.InputBuffers;
import io.hapsearch.models.tensor.RequestEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Encodes samples as they come, with the encoders that serve as well. Keeps primitive arrays only:
 * four bytes for each column of each request, distinct document and cross, and nine bytes a sample.
 * Not thread-safe.
 */
public final class SampleEncoder implements SampleSink {
    private final FeatureSpec spec;
    private final HitColumns columns;
    private final EncodedRows requests;
    private final DistinctRows documents;
    private final EncodedRows crosses;
    private final InputBuffers requestBuffers;
    private final InputBuffers documentBuffers;
    private final InputBuffers crossBuffers;
    private final HitEncoder documentEncoder;
    private HitEncoder crossEncoder;
    private long[] millis = new long[64];
    private int[] firstSample = new int[64];
    private int[] documentOf = new int[64];
    private int[] crossOf = new int[64];
    private byte[] kindOf = new byte[64];
    private int requestCount;
    private int samples;

    /** For the features of a spec. */
    public SampleEncoder(FeatureSpec spec) {
        this.spec = spec;
        this.columns = HitColumns.of(spec);
        List<Input> perRequest =
                spec.inputs().stream().filter(input -> input.per() == Scope.REQUEST).toList();
        this.requests = new EncodedRows(perRequest);
        this.documents = new DistinctRows(columns.documentInputs());
        this.crosses = new EncodedRows(columns.crossInputs());
        this.requestBuffers =
                perRequest.isEmpty()
                        ? null
                        : new InputBuffers(new FeatureSpec(spec.params(), perRequest), 1);
        this.documentBuffers =
                columns.document().map(inputs -> new InputBuffers(inputs, 1)).orElse(null);
        this.crossBuffers = columns.cross().map(inputs -> new InputBuffers(inputs, 1)).orElse(null);
        this.documentEncoder =
                columns.document()
                        .map(inputs -> new HitEncoder(ParamValues.resolve(inputs, Map.of()), 0))
                        .orElse(null);
    }

    @Override
    public void request(RawRequest request) {
        closeRequest();
        if (requestCount + 1 >= millis.length) {
            millis = Arrays.copyOf(millis, millis.length * 2);
            firstSample = Arrays.copyOf(firstSample, firstSample.length * 2);
        }
        millis[requestCount] = request.millis();
        firstSample[requestCount] = samples;
        ParamValues params = ParamValues.resolve(spec, request.params());
        if (requestBuffers != null) {
            new RequestEncoder(spec).encode(params, requestBuffers);
            requests.add(requestBuffers, 0);
        }
        crossEncoder = new HitEncoder(params, request.millis());
        requestCount++;
    }

    @Override
    public int document(RawHit hit) {
        if (documentBuffers != null) {
            documentEncoder.encode(hit.values(), documentBuffers, 0);
        }
        return documents.add(documentBuffers, 0);
    }

    @Override
    public void sample(int document, Source source, boolean positive, RawHit hit) {
        if (requestCount == 0) {
            throw new IllegalStateException("a sample came before the first request");
        }
        if (positive && source != Source.EXPOSED) {
            throw new IllegalArgumentException(
                    "only exposed samples may be positive, not " + source.key());
        }
        if (samples == documentOf.length) {
            int size = Math.toIntExact(samples * 2L);
            documentOf = Arrays.copyOf(documentOf, size);
            kindOf = Arrays.copyOf(kindOf, size);
            crossOf = Arrays.copyOf(crossOf, crossBuffers == null ? crossOf.length : size);
        }
        documentOf[samples] = document;
        kindOf[samples] = EncodedSamples.kind(source, positive);
        if (crossBuffers != null) {
            crossEncoder.encode(hit.values(), crossBuffers, 0);
            crossOf[samples] = crosses.add(crossBuffers, 0);
        }
        samples++;
    }

    /** Everything taken in so far; this encoder must not be used afterwards. */
    public EncodedSamples finish() {
        closeRequest();
        int[] firsts = Arrays.copyOf(firstSample, requestCount + 1);
        firsts[requestCount] = samples;
        return new EncodedSamples(
                spec,
                Arrays.copyOf(millis, requestCount),
                firsts,
                requests,
                documents.rows(),
                crosses,
                documentOf,
                crossOf,
                kindOf);
    }

    /** Orders the samples of the latest request by kind, so that each kind is one range. */
    private void closeRequest() {
        if (requestCount == 0) {
            return;
        }
        int from = firstSample[requestCount - 1];
        int count = samples - from;
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = (long) kindOf[from + i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] documentsBefore = Arrays.copyOfRange(documentOf, from, samples);
        int[] crossesBefore =
                crossBuffers == null ? null : Arrays.copyOfRange(crossOf, from, samples);
        for (int i = 0; i < count; i++) {
            int before = (int) keys[i];
            documentOf[from + i] = documentsBefore[before];
            kindOf[from + i] = (byte) (keys[i] >>> 32);
            if (crossesBefore != null) {
                crossOf[from + i] = crossesBefore[before];
            }
        }
    }
}
