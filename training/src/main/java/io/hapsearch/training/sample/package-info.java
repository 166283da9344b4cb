/** Logged requests and samples: the schema, reading it from files, and the compact encoded form. */
package io.hapsearch.training.sample;
