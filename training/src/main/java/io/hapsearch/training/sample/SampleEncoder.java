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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Encodes samples as they come, with the encoders that serve as well. Outside the heap it keeps
 * four bytes for each column of each request, distinct document and cross, and 16 bytes a sample;
 * on the heap one byte a sample, 12 a request and up to 16 for each distinct document. Not
 * thread-safe.
 */
public final class SampleEncoder implements SampleSink {
    private static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

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
    private final MappedRows rows;
    private byte[] kindOf = new byte[64];
    private int requestCount;
    private int samples;

    /**
     * For the features of a spec; what it keeps outside the heap is in the folder for such files.
     */
    public SampleEncoder(FeatureSpec spec) {
        this(spec, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * For the features of a spec.
     *
     * @param folder where what it keeps outside the heap is
     */
    public SampleEncoder(FeatureSpec spec, Path folder) {
        this.spec = spec;
        this.columns = HitColumns.of(spec);
        List<Input> perRequest =
                spec.inputs().stream().filter(input -> input.per() == Scope.REQUEST).toList();
        this.requests = new EncodedRows(perRequest, folder);
        this.documents = new DistinctRows(columns.documentInputs(), folder);
        this.crosses = new EncodedRows(columns.crossInputs(), folder);
        this.rows = new MappedRows(folder, EncodedSamples.WORDS);
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
    public int document(LoggedHit hit) {
        if (documentBuffers != null) {
            documentEncoder.encode(hit.values(), documentBuffers, 0);
        }
        return documents.add(documentBuffers, 0);
    }

    @Override
    public void sample(int document, Outcome outcome, LoggedHit hit) {
        if (requestCount == 0) {
            throw new IllegalStateException("a sample came before the first request");
        }
        if (samples == kindOf.length) {
            kindOf = Arrays.copyOf(kindOf, grown(samples));
        }
        kindOf[samples] = EncodedSamples.kind(outcome.source(), outcome.positive());
        rows.ensure(samples);
        rows.put(samples, EncodedSamples.DOCUMENT, document);
        rows.putFloat(samples, EncodedSamples.LABEL, outcome.label());
        rows.put(samples, EncodedSamples.STAGE_RANK, outcome.stageRank());
        if (crossBuffers != null) {
            crossEncoder.encode(hit.values(), crossBuffers, 0);
            rows.put(samples, EncodedSamples.CROSS, crosses.add(crossBuffers, 0));
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
                rows,
                Arrays.copyOf(kindOf, samples));
    }

    private static int grown(int size) {
        if (size == MAX_SAMPLES) {
            throw new SampleException("there are more than " + MAX_SAMPLES + " samples");
        }
        return (int) Math.min(MAX_SAMPLES, size + (size >> 1) + 64L);
    }

    /** Orders the samples of the latest request by kind, so that each kind is one range. */
    private void closeRequest() {
        int from = requestCount == 0 ? 0 : firstSample[requestCount - 1];
        int count = samples - from;
        long[] keys = new long[count];
        boolean ordered = true;
        for (int i = 0; i < count; i++) {
            keys[i] = (long) kindOf[from + i] << 32 | i;
            ordered &= i == 0 || keys[i] > keys[i - 1];
        }
        if (ordered) {
            return;
        }
        Arrays.sort(keys);
        int[] before = new int[count * EncodedSamples.WORDS];
        for (int i = 0; i < before.length; i++) {
            before[i] = rows.get(from + i / EncodedSamples.WORDS, i % EncodedSamples.WORDS);
        }
        for (int i = 0; i < count; i++) {
            kindOf[from + i] = (byte) (keys[i] >>> 32);
            for (int word = 0; word < EncodedSamples.WORDS; word++) {
                rows.put(from + i, word, before[(int) keys[i] * EncodedSamples.WORDS + word]);
            }
        }
    }
}
