/** ONNX graphs: what they may contain, sessions, and scoring of batches on the calling thread. */
package io.hapsearch.models.onnx;
