/**
 * Feed data sets: documents to index, samples to train from, and held-out requests with their
 * truth.
 */
package io.hapsearch.training.feed;
