/** What nodes ask of one another about models. */
package io.hapsearch.plugin.registry.transport;
