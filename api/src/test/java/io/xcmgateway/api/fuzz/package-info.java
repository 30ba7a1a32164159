/// Targets for Jazzer, and the tests that replay what was found. A target fails when a decoder
/// throws anything, or accepts what it would not have written. In the normal build the targets run
/// over their seeds and the neighbours of those, and over the inputs that were kept.
///
/// To fuzz: `mvn -pl api -am test-compile`, then run `com.code_intelligence.jazzer.Jazzer`
/// (artifact `com.code-intelligence:jazzer`) on the test class path with
/// `--instrumentation_includes=io.xcmgateway.**` and a `--target_class` of this package, and an
/// unpacked archive of `src/test/resources/corpus/` or what `SeedFiles` writes as the first
/// argument. `JazzerEntry` takes the name of one of `FuzzTargets` by `-Dfuzz.target`.
@NullMarked
package io.xcmgateway.api.fuzz;

import org.jspecify.annotations.NullMarked;
