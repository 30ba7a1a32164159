package io.xcmgateway.gateway.archive;

/// Why a file is not imported, or an instance not exported. Does not leave the package.
final class RefusedExportException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedExportException(String reason) {
        super(reason);
    }
}
