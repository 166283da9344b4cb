/** Real models and bundles in a few lines, for the tests of every module. */
package io.hapsearch.models.testing;
