/**
 * The rescore clause {@code hap}: parsing, resolving at the coordinator, rescoring and explaining
 * on the shard.
 */
package io.hapsearch.plugin.query;
