/// Tests of the Helm chart: what it renders is what Kubernetes takes, and what we promise of it.
@NullMarked
package io.xcmgateway.helm;

import org.jspecify.annotations.NullMarked;
