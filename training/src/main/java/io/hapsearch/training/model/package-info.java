/** Both architectures over any feature spec, in DJL. */
package io.hapsearch.training.model;
