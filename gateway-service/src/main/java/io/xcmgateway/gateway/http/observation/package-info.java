/// What is done for a request belongs to its trace, on whichever thread it is done.
@NullMarked
package io.xcmgateway.gateway.http.observation;

import org.jspecify.annotations.NullMarked;
