package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xcmgateway.api.bytes.Hash32;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import xcmgateway.client.ApiClient;
import xcmgateway.client.ApiException;
import xcmgateway.client.ApiResponse;
import xcmgateway.client.api.CodecApi;
import xcmgateway.client.api.DryRunsApi;
import xcmgateway.client.api.InstancesApi;
import xcmgateway.client.api.LogApi;
import xcmgateway.client.api.MessagesApi;
import xcmgateway.client.api.ModulesApi;
import xcmgateway.client.api.ProofsApi;
import xcmgateway.client.api.StateApi;
import xcmgateway.client.model.DryRun;
import xcmgateway.client.model.DryRunOrigin;
import xcmgateway.client.model.DryRunRequest;
import xcmgateway.client.model.Instance;
import xcmgateway.client.model.Message;
import xcmgateway.client.model.Origin;
import xcmgateway.client.model.Program;
import xcmgateway.client.model.ProgramBody;
import xcmgateway.client.model.Receipt;
import xcmgateway.client.model.StateValue;
import xcmgateway.client.model.Submission;

/// The service as a stranger meets it: through a client that openapi-generator makes of the
/// committed document, and nothing of ours.
class GeneratedClientTest extends RunningGateway {
    private ApiClient client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + port);
        return client;
    }

    private static Object json(String text) {
        return JsonMapper.shared().readValue(text, Map.class);
    }

    @Test
    void submitsAMessageAndTakesItsProofAway() throws ApiException {
        MessagesApi messages = new MessagesApi(client());
        Instance instance = new InstancesApi(client()).listInstances().getInstances().get(1);
        Submission submission =
                new Submission()
                        .xcm(json(fresh(Programs.transfer(10_000_000_000L, 7))))
                        .origin(new Origin().asserted(json(Programs.HOST_CHAIN)));

        ApiResponse<Receipt> executed =
                messages.submitMessageWithHttpInfo(
                        instance.getInstanceId(), submission, null, "wait=30", null, null);
        Receipt receipt = executed.getData();

        assertThat(executed.getStatusCode()).isEqualTo(200);
        assertThat(receipt.getInstanceId()).isEqualTo(instance.getInstanceId());
        assertThat(String.valueOf(receipt.getOutcome())).contains("Complete");
        assertThat(receipt.getBalanceChanges()).hasSize(2);
        assertThat(messages.getReceipt(receipt.getMessageId(), null)).isEqualTo(receipt);
        Message message = messages.getMessage(receipt.getMessageId());
        assertThat(message.getSequence()).isEqualTo(receipt.getSequence());
        Object proof =
                new ProofsApi(client())
                        .getProof(
                                receipt.getMessageId(),
                                null,
                                "replayable",
                                null,
                                null,
                                null,
                                null,
                                null);
        assertThat(String.valueOf(proof)).contains("statementHash=" + receipt.getStatementHash());
    }

    @Test
    void readsWhatThereIs() throws ApiException {
        Instance instance = new InstancesApi(client()).getInstance(id(parachain));
        assertThat(instance.getStateRoot()).isEqualTo(parachain.path("stateRoot").asString());
        assertThat(new ModulesApi(client()).listModules().getModules())
                .anyMatch(each -> each.getCodeHash().equals(instance.getModuleHash()));
        StateValue value =
                new StateApi(client())
                        .getStateValue(instance.getInstanceId(), "0x0073697a65", null);
        assertThat(value.getPresent()).isTrue();
        assertThat(String.valueOf(new LogApi(client()).getLatestCheckpoint()))
                .contains("leafCount");
    }

    @Test
    void triesOutAndTranslates() throws ApiException {
        Object program = json(Programs.transfer(10_000_000_000L, 7));
        DryRun tried =
                new DryRunsApi(client())
                        .dryRun(
                                id(parachain),
                                new DryRunRequest()
                                        .xcm(program)
                                        .origin(
                                                new DryRunOrigin()
                                                        .asserted(json(Programs.HOST_CHAIN))),
                                null,
                                null);
        Program translated =
                new CodecApi(client()).convertXcm("V4", new ProgramBody().xcm(program), "papi");

        assertThat(String.valueOf(tried.getOutcome())).contains("Complete");
        assertThat(tried.getSummary()).anyMatch(each -> each.startsWith("withdraws "));
        assertThat(translated.getVersion()).hasToString("V4");
        assertThat(translated.getScale()).startsWith("0x04");
    }

    @Test
    void refusalsAreProblems() {
        ApiException refused =
                catchThrowableOfType(
                        ApiException.class,
                        () -> new MessagesApi(client()).getMessage(Hash32.ZERO.toString()));

        assertThat(refused.getCode()).isEqualTo(404);
        assertThat(JsonMapper.shared().readTree(refused.getResponseBody()).path("type").asString())
                .isEqualTo("urn:xcm-gateway:problem:unknown-message");
    }
}
