/// Targets for Jazzer, and the tests that replay what was found. A target fails when a decoder
/// throws anything, or accepts what it would not have written. In the normal build the targets run
/// over their seeds and the neighbours of those, and over the inputs that were kept.
///
/// To fuzz: the profile `fuzz` of this module, whose comment shows the command. It lets `SeedFiles`
/// write the seeds and Jazzer run `JazzerEntry`, which takes the name of one of `FuzzTargets` by
/// `-Dfuzz.target`. Other targets are classes of this package for `--target_class`, with an
/// unpacked archive of `src/test/resources/corpus/` to begin from.
@NullMarked
package io.xcmgateway.api.fuzz;

import org.jspecify.annotations.NullMarked;
