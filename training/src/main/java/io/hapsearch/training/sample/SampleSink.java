package io.hapsearch.training.sample;

/** Takes samples in one by one; what was handed over need not be kept. Not thread-safe. */
public interface SampleSink {

    /** Takes a request; returns the number by which its samples refer to it. */
    int request(RawRequest request);

    /**
     * Takes the values that depend on the document alone; returns the number by which samples refer to them. Equal
     * content is kept once.
     */
    int document(RawHit hit);

    /**
     * Takes a sample.
     *
     * @param request from {@link #request}
     * @param document from {@link #document}
     * @param source how far it got
     * @param positive whether the user engaged with it; only exposed samples may be positive
     * @param hit all raw values, for features that depend on request and document
     */
    void sample(int request, int document, Source source, boolean positive, RawHit hit);
}
