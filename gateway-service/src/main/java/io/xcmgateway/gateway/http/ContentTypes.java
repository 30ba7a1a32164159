package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What a request says that its body is, looked at before the body is read.
public final class ContentTypes {
    private ContentTypes() {}

    /// The one of `read` that the body is in; its parameters do not matter.
    public static Checked<MediaType> among(HttpHeaders headers, MediaType... read) {
        String coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return unsupported("Content-Encoding must be identity");
        }
        @Nullable MediaType type = type(headers);
        for (MediaType each : read) {
            if (each.equalsTypeAndSubtype(type)) {
                return Checked.good(each);
            }
        }
        return unsupported("Content-Type must be " + listed(read));
    }

    private static @Nullable MediaType type(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException _) {
            return null; // refused like any other that is not read
        }
    }

    private static String listed(MediaType... read) {
        List<String> names = Arrays.stream(read).map(MediaType::toString).toList();
        return names.size() == 1
                ? names.getFirst()
                : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "))
                        + " or "
                        + names.getLast();
    }

    private static Checked<MediaType> unsupported(String detail) {
        return Checked.bad(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail));
    }
}
