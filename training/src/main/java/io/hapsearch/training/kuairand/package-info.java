/** KuaiRand-Pure (Gao et al., CIKM 2022) as a feed data set. */
package io.hapsearch.training.kuairand;
