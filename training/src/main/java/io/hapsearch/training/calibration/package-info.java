/** From held-out logits and labels to a map from logit to probability. */
package io.hapsearch.training.calibration;
