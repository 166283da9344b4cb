/** How much of a node expressive models may take. */
package io.hapsearch.plugin.load;
