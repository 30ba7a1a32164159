package io.xcmgateway.gateway.http;

import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MimeTypeUtils;

/// Which of the forms that we can write the client prefers.
public final class Negotiation {
    private Negotiation() {}

    /// The first of `offered` (ours, best first) that the best accepted range allows.
    public static Checked<MediaType> choose(ServerHttpRequest request, MediaType... offered) {
        List<MediaType> accepted = new ArrayList<>(request.getHeaders().getAccept());
        if (accepted.isEmpty()) {
            return Checked.good(offered[0]);
        }
        MimeTypeUtils.sortBySpecificity(accepted);
        accepted.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
        for (MediaType range : accepted) {
            if (range.getQualityValue() <= 0) {
                continue;
            }
            for (MediaType each : offered) {
                if (range.includes(each)) {
                    return Checked.good(each);
                }
            }
        }
        return Checked.bad(
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "Accept must allow one of " + List.of(offered)));
    }
}
