package io.xcmgateway.gateway.state;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.Statement;
import java.util.List;

/// What one execution came to.
public record ExecutionRecord(Statement statement, List<Effect> effects) {
    public ExecutionRecord {
        effects = List.copyOf(effects);
    }

    static ExecutionRecord read(ScaleReader in) throws Malformed {
        Statement statement = in.field("statement", Statement::read);
        List<Effect> effects = in.vec(Records.ITEMS_MAX, Effect::read);
        return new ExecutionRecord(statement, effects);
    }

    void write(ScaleWriter out) {
        statement.write(out);
        out.vec(effects, Effect::write);
    }
}
