package io.xcmgateway.gateway.usage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// How large the files under a directory are.
///
/// @param bytes of all of them
/// @param unsharedBytes of those that have no other link
record FileSizes(long bytes, long unsharedBytes) {

    /// Nothing where there is no such directory. A file that is gone before it is looked at does
    /// not count.
    static FileSizes of(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new FileSizes(0, 0);
        }
        Sum sum = new Sum();
        Files.walkFileTree(directory, sum);
        return new FileSizes(sum.bytes, sum.unsharedBytes);
    }

    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;
        private long unsharedBytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                bytes += attributes.size();
                unsharedBytes += links(file) == 1 ? attributes.size() : 0;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (Files.exists(file)) {
                throw failure;
            }
            return FileVisitResult.CONTINUE;
        }

        /// One where the file system tells nothing of links.
        private static int links(Path file) {
            try {
                return Files.getAttribute(file, "unix:nlink") instanceof Integer links ? links : 1;
            } catch (IOException | UnsupportedOperationException _) {
                return 1;
            }
        }
    }
}
