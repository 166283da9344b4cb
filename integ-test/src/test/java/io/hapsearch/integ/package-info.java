/** Real nodes and clusters with the plugin's zip, asked over HTTP as users ask them. */
package io.hapsearch.integ;
