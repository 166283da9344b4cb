/** Bundles in documents of the hidden system index. */
package io.hapsearch.plugin.registry.storage;
