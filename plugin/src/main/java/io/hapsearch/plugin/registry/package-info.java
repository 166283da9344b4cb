/** Which models there are, which of them this node has loaded, and how it gets them. */
package io.hapsearch.plugin.registry;
