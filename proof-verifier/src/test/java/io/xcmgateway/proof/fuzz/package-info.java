/// What a fuzzer feeds to every parser of this module that reads what strangers wrote, and what
/// must hold of it. The profile `fuzz` of this module's pom says how to run it.
@NullMarked
package io.xcmgateway.proof.fuzz;

import org.jspecify.annotations.NullMarked;
