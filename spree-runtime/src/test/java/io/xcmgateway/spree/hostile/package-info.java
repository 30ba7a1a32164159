/// Modules that are meant to harm whoever runs them, and a program that shows what each of them
/// costs. Every module here does its worst within the rules, or breaks exactly one of them.
@NullMarked
package io.xcmgateway.spree.hostile;

import org.jspecify.annotations.NullMarked;
