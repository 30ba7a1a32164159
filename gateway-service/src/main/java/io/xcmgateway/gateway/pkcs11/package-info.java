/// Keys in tokens: smart cards, hardware security modules and what stands for them, through a
/// PKCS#11 library of their maker. The only importer of that technology. Secrets never leave a
/// token; each key signs what it is given and is known by its public half.
@NullMarked
package io.xcmgateway.gateway.pkcs11;

import org.jspecify.annotations.NullMarked;
