/**
 * From doc values, vectors and queries of an index to the input tensors of a model, column by
 * column.
 */
package io.hapsearch.rescore.extract;
