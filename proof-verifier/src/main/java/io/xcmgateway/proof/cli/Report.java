package io.xcmgateway.proof.cli;

import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.Finding;
import io.xcmgateway.proof.Verdict;
import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A verdict for people and for programs.
final class Report {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Report() {}

    static String text(Verdict verdict) {
        StringBuilder out = new StringBuilder();
        for (Finding finding : verdict.findings()) {
            out.append(finding.holds() ? "ok      " : "REFUSED ")
                    .append(String.format(Locale.ROOT, "%-12s ", finding.step().label()))
                    .append(printable(finding.what()))
                    .append(": expected ")
                    .append(printable(finding.expected()))
                    .append(", found ")
                    .append(printable(finding.found()))
                    .append('\n');
        }
        switch (verdict) {
            case Verdict.Accepted(var level, var established, var statement, _) ->
                    out.append("ACCEPTED at level ")
                            .append(level.name().toLowerCase(Locale.ROOT))
                            .append(": ")
                            .append(established)
                            .append("\nstatement ")
                            .append(statement.hash())
                            .append(" of instance ")
                            .append(statement.instanceId())
                            .append(", sequence ")
                            .append(Long.toUnsignedString(statement.sequence()))
                            .append('\n');
            case Verdict.Refused(var step, var reason, var expected, var found, _) ->
                    out.append("REFUSED at step ")
                            .append(step.label())
                            .append(": ")
                            .append(printable(reason))
                            .append(": expected ")
                            .append(printable(expected))
                            .append(", found ")
                            .append(printable(found))
                            .append('\n');
        }
        return out.toString();
    }

    /// What a module says of itself may be here: it must not write lines of its own, nor steer a
    /// terminal.
    private static String printable(String text) {
        return STEERING.matcher(text).replaceAll("\ufffd");
    }

    static String json(Verdict verdict) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            switch (verdict) {
                case Verdict.Accepted(var level, var established, var statement, _) -> {
                    out.writeStringProperty("verdict", "accepted");
                    out.writeStringProperty("level", level.name().toLowerCase(Locale.ROOT));
                    out.writeStringProperty("established", established);
                    out.writeName("statement");
                    statement(statement, out);
                }
                case Verdict.Refused(var step, var reason, var expected, var found, _) -> {
                    out.writeStringProperty("verdict", "refused");
                    out.writeStringProperty("step", step.label());
                    out.writeStringProperty("reason", reason);
                    out.writeStringProperty("expected", expected);
                    out.writeStringProperty("found", found);
                }
            }
            out.writeName("findings").writeStartArray();
            verdict.findings().forEach(finding -> finding(finding, out));
            out.writeEndArray();
            out.writeEndObject();
        }
        return text + "\n";
    }

    private static void statement(Statement statement, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("hash", statement.hash().toString());
        out.writeStringProperty("instance", statement.instanceId().toString());
        out.writeStringProperty("sequence", Long.toUnsignedString(statement.sequence()));
        out.writeStringProperty("module", statement.moduleHash().toString());
        out.writeStringProperty("message_hash", statement.messageHash().toString());
        out.writeStringProperty("message_id", statement.messageId().toString());
        out.writeStringProperty("pre_root", statement.preRoot().toString());
        out.writeStringProperty("post_root", statement.postRoot().toString());
        out.writeStringProperty("gas_used", Long.toUnsignedString(statement.gasUsed()));
        out.writeEndObject();
    }

    private static void finding(Finding finding, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("step", finding.step().label());
        out.writeStringProperty("what", finding.what());
        out.writeStringProperty("expected", finding.expected());
        out.writeStringProperty("found", finding.found());
        out.writeBooleanProperty("holds", finding.holds());
        out.writeEndObject();
    }
}
