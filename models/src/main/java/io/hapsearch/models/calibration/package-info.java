/** From a model's logit to a probability, so that scores of different models stand on one scale. */
package io.hapsearch.models.calibration;
