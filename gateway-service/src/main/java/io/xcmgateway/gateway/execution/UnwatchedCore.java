package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Statement;

/// A core at which nobody looks.
final class UnwatchedCore implements CoreWatch {
    private static final Span UNSEEN = () -> {};

    private static final Arrival UNTOLD =
            new Arrival() {
                @Override
                public void ordered(Place place) {}

                @Override
                public void answered(Intake intake) {}
            };

    @Override
    public Span begin(Stage stage) {
        return UNSEEN;
    }

    @Override
    public Arrival arrived() {
        return UNTOLD;
    }

    @Override
    public Span executing(Place place) {
        return UNSEEN;
    }

    @Override
    public Span about(Place place) {
        return UNSEEN;
    }

    @Override
    public void synced(Disk disk, long nanos) {}

    @Override
    public void committed(int tasks) {}

    @Override
    public void executed(Place place, Statement statement) {}

    @Override
    public void signed(Place place) {}

    @Override
    public void rests(Hash32 messageId) {}

    @Override
    public void refusedToSign() {}

    @Override
    public void failedToSign() {}
}
