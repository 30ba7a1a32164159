/// Targets for Jazzer, one per decoder, and the test that replays what was found. A target fails
/// when a decoder throws anything, or accepts what it would not have written.
///
/// To fuzz: `mvn -pl api -am test-compile`, then run `com.code_intelligence.jazzer.Jazzer`
/// (artifact `com.code-intelligence:jazzer`) on the test class path with `--target_class` and one
/// of these, and an unpacked archive of `src/test/resources/corpus/` as the first argument.
@NullMarked
package io.xcmgateway.api.fuzz;

import org.jspecify.annotations.NullMarked;
