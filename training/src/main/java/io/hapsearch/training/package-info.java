/** From samples to a bundle: the entry point, its options and its report. */
package io.hapsearch.training;
