/** The registry over REST. */
package io.hapsearch.plugin.registry.rest;
