/**
 * Gradient-harmonized contrastive learning: groups of one source, their losses, and one gradient
 * from many.
 */
package io.hapsearch.training.ghcl;
