/** The OpenSearch plugin. */
package io.hapsearch.plugin;
