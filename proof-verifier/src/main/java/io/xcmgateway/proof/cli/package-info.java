/// The command `xcm-verify`: reads a proof and a policy from files, and tells what was checked.
@NullMarked
package io.xcmgateway.proof.cli;

import org.jspecify.annotations.NullMarked;
