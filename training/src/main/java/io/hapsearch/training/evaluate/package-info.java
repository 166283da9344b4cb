/** Ranking and probability metrics, hand-checked and free of the models. */
package io.hapsearch.training.evaluate;
