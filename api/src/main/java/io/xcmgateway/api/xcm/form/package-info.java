/// One description of an XCM type serves every form it is read from and written to: SCALE, JSON,
/// and the key that orders values. A type says which parts it has, in which order and under which
/// names ([FormValue], `from`); a form says how such parts look.
@NullMarked
package io.xcmgateway.api.xcm.form;

import org.jspecify.annotations.NullMarked;
