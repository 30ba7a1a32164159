/// How values are written in JSON: bytes as lower-case `0x` hex, 64 and 128 bit numbers as decimal
/// strings, times as RFC 3339, and how JSON from a client is read: strictly.
@NullMarked
package io.xcmgateway.gateway.http.json;

import org.jspecify.annotations.NullMarked;
