package io.xcmgateway.gateway.http.dryrun;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.gateway.config.GasProperties;
import io.xcmgateway.gateway.execution.DryRunRequest;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.json.RefusedField;
import io.xcmgateway.gateway.http.message.Submissions;
import io.xcmgateway.gateway.http.message.SubmitRequestReader;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.spree.profile.AccountRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/// Reads the request of a dry run, strictly, in the forms that a submission has.
final class DryRunReader {
    /// Accounts are 20 or 32 bytes, or what else a profile makes of a location.
    private static final int ACCOUNT_BYTES_MAX = 256;

    private final Hash32 instanceId;
    private final GasProperties gas;

    DryRunReader(Hash32 instanceId, GasProperties gas) {
        this.instanceId = instanceId;
        this.gas = gas;
    }

    Checked<DryRunRequest> read(HttpHeaders headers, MediaType form, byte[] body) {
        try {
            return form.equals(MediaType.APPLICATION_JSON)
                    ? json(JsonFields.parse(body, "xcm", "origin", "gasLimit", "mint"))
                    : bytes(headers, ByteString.wrap(body));
        } catch (RefusedField refused) {
            return Checked.bad(Problem.of(refused));
        }
    }

    private Checked<DryRunRequest> json(JsonFields fields) throws RefusedField {
        DryRunRequest.Origin origin = origin(fields);
        @Nullable Long gasLimit = fields.has("gasLimit") ? fields.u64("gasLimit") : null;
        List<DryRunRequest.Mint> mints = fields.has("mint") ? mints(fields) : List.of();
        return SubmitRequestReader.xcm(fields)
                .then(message -> request(message, origin, gasLimit, mints));
    }

    private Checked<DryRunRequest> bytes(HttpHeaders headers, ByteString message)
            throws RefusedField {
        String origin = SubmitRequestReader.single(headers, SubmitRequestReader.ORIGIN_HEADER);
        if (origin == null) {
            throw new RefusedField("", "a header " + SubmitRequestReader.ORIGIN_HEADER, "none");
        }
        String wrapped = "{\"origin\":" + origin + "}";
        return request(
                message,
                origin(JsonFields.parse(wrapped.getBytes(StandardCharsets.UTF_8), "origin")),
                SubmitRequestReader.gasLimit(headers),
                List.of());
    }

    /// Who would submit bytes that do not decode is told at once, as for a submission.
    private Checked<DryRunRequest> request(
            ByteString message,
            DryRunRequest.Origin origin,
            @Nullable Long gasLimit,
            List<DryRunRequest.Mint> mints) {
        Checked<ByteString> bytes =
                switch (origin) {
                    case DryRunRequest.Origin.At _ -> Checked.good(message);
                    case DryRunRequest.Origin.Account _ ->
                            Submissions.program(message).then(_ -> Checked.good(message));
                };
        return bytes.then(_ -> granted(gasLimit))
                .then(limit ->
                        Checked.good(new DryRunRequest(instanceId, message, origin, limit, mints)));
    }

    private Checked<Long> granted(@Nullable Long asked) {
        return asked == null
                ? Checked.good(gas.perMessageDefault())
                : Submissions.inRange(asked, gas);
    }

    private static DryRunRequest.Origin origin(JsonFields fields) throws RefusedField {
        JsonFields origin = fields.object("origin", "account", "asserted");
        if (origin.has("account") == origin.has("asserted")) {
            throw new RefusedField(
                    fields.pointer("origin"),
                    "exactly one of the keys [account, asserted]",
                    origin.has("account") ? "both" : "none");
        }
        if (origin.has("asserted")) {
            return new DryRunRequest.Origin.At(
                    SubmitRequestReader.location(
                            origin.node("asserted"), origin.pointer("asserted")));
        }
        JsonFields account =
                origin.object("account", "scheme", "publicKey", "signature", "nonce", "expires");
        SignatureScheme scheme = SubmitRequestReader.scheme(account);
        return new DryRunRequest.Origin.Account(
                scheme, account.bytes("publicKey", scheme.keyBytes()));
    }

    private static List<DryRunRequest.Mint> mints(JsonFields fields) throws RefusedField {
        JsonNode array = fields.node("mint");
        String pointer = fields.pointer("mint");
        if (!array.isArray() || array.size() > DryRunRequest.MINTS_MAX) {
            throw new RefusedField(
                    pointer,
                    "an array of at most " + DryRunRequest.MINTS_MAX,
                    array.isArray() ? array.size() + " elements" : "no array");
        }
        List<DryRunRequest.Mint> mints = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            mints.add(
                    mint(
                            JsonFields.of(
                                    array.get(i),
                                    pointer + "/" + i,
                                    "asset",
                                    "account",
                                    "amount")));
        }
        return mints;
    }

    private static DryRunRequest.Mint mint(JsonFields fields) throws RefusedField {
        String amount = fields.text("amount");
        U128 parsed = U128.parse(amount);
        if (parsed == null || parsed.isZero()) {
            throw new RefusedField(
                    fields.pointer("amount"),
                    "a decimal string of 1..2^128-1",
                    "\"" + JsonFields.shown(amount) + "\"");
        }
        return new DryRunRequest.Mint(
                SubmitRequestReader.location(fields.node("asset"), fields.pointer("asset")),
                account(fields),
                parsed);
    }

    private static AccountRef account(JsonFields fields) throws RefusedField {
        JsonNode node = fields.node("account");
        if (!node.isString()) {
            return new AccountRef.At(SubmitRequestReader.location(node, fields.pointer("account")));
        }
        ByteString account = fields.bytes("account");
        if (account.isEmpty() || account.length() > ACCOUNT_BYTES_MAX) {
            throw new RefusedField(
                    fields.pointer("account"),
                    "1.." + ACCOUNT_BYTES_MAX + " bytes",
                    account.length() + " bytes");
        }
        return new AccountRef.Account(account);
    }
}
