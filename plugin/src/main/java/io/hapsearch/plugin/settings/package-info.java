/** The cluster settings of the plugin and the snapshot of them that a request works with. */
package io.hapsearch.plugin.settings;
