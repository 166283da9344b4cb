/** Which hits meet the expressive model, and in which order. */
package io.hapsearch.rescore.route;
