@NullMarked
package io.xcmgateway.api.xcm.form;

import org.jspecify.annotations.NullMarked;
