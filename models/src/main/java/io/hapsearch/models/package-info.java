/**
 * Features, bundles, ONNX scoring and calibration: everything that training, evaluation and serving
 * must do alike.
 */
package io.hapsearch.models;
