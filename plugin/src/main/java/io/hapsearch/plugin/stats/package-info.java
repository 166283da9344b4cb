/** What rescoring costs and what it failed to give, counted on each node and told over REST. */
package io.hapsearch.plugin.stats;
