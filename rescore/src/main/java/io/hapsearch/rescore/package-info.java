/**
 * Two-stage rescoring of a window of hits with a bundle: the light model for all, the expressive
 * one for the hard hits.
 */
package io.hapsearch.rescore;
