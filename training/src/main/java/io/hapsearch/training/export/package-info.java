/**
 * From trained weights to ONNX graphs that compute what depends on the request alone once per call.
 */
package io.hapsearch.training.export;
