package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.spree.profile.CallKind;
import io.xcmgateway.spree.profile.DispatchOrigin;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.NotifyTarget;
import io.xcmgateway.spree.profile.OriginConverter;
import io.xcmgateway.spree.profile.RegisteredQuery;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Queries of the committed blob: who may answer, whom the answer is handed to, how long they are
/// open (XCM.md 12.4).
final class StandardModuleQueriesTest {
    private static final Location SIBLING = Location.of(1, new Junction.Parachain(7));
    private static final Location STRANGER = Location.of(1, new Junction.Parachain(8));
    private static final LocationFilter EVERYWHERE = new LocationFilter.Everything();
    private static final NotifyTarget TARGET = new NotifyTarget(40, 2);
    private static final Weight WEIGHT = new Weight(10, 10);
    private static final Response RESPONSE = new Response.Version(5);
    private static final long TIMEOUT_MS = 1_000;

    /// Query 3 is kept, 4 goes to the target, 5 to the querier Here; all overdue at one second.
    private static final MapView ASKING =
            StandardModuleServicesTest.instance(
                    ServicesDraft.of(draft -> {
                        draft.calls =
                                List.of(
                                        new CallKind.Notification(TARGET, WEIGHT),
                                        CallKind.Own.each(WEIGHT));
                        draft.origins =
                                List.of(
                                        new OriginConverter.Case(
                                                OriginKind.SUPERUSER,
                                                EVERYWHERE,
                                                new DispatchOrigin.Root()));
                        draft.queries =
                                List.of(
                                        new RegisteredQuery(3, SIBLING, null, null, TIMEOUT_MS),
                                        new RegisteredQuery(4, SIBLING, null, TARGET, null),
                                        new RegisteredQuery(
                                                5, SIBLING, Location.HERE, null, TIMEOUT_MS));
                    }));

    private static Instruction response(long id, Weight maxWeight) {
        return new Instruction.QueryResponse(id, RESPONSE, maxWeight, null);
    }

    private static Instruction root(String call) {
        return new Instruction.Transact(OriginKind.SUPERUSER, null, ByteString.hex(call));
    }

    @Test
    void keepsResponsesOrHandsThemToTheCallThatTheQueryNames() {
        CommittedBlob.Applied kept =
                StandardModuleServicesTest.apply(ASKING, SIBLING, response(3, Weight.ZERO));
        assertThat(kept.events()).containsExactly(new LedgerEvent.ResponseReady(3, RESPONSE));
        assertThat(kept.state().get(LedgerKeys.query(3))).isEqualTo(ByteString.hex("010305000000"));

        CommittedBlob.Applied handed =
                StandardModuleServicesTest.apply(ASKING, SIBLING, response(4, WEIGHT));
        assertThat(handed.events())
                .containsExactly(
                        new LedgerEvent.NotificationReceived(TARGET, SIBLING, 4, RESPONSE),
                        new LedgerEvent.Notified(4, TARGET));
        assertThat(handed.state().get(LedgerKeys.query(4))).isNull();

        Weight less = new Weight(9, 10);
        CommittedBlob.Applied heavy =
                StandardModuleServicesTest.apply(ASKING, SIBLING, response(4, less));
        assertThat(heavy.events())
                .containsExactly(new LedgerEvent.NotifyOverweight(4, TARGET, WEIGHT, less));
        assertThat(heavy.state()).isEqualTo(handed.state());
    }

    @Test
    void onlyTellsOfResponsesThatDoNotFit() {
        CommittedBlob.Applied applied =
                StandardModuleServicesTest.apply(
                        ASKING,
                        STRANGER,
                        response(3, WEIGHT),
                        response(5, WEIGHT),
                        response(6, WEIGHT));
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.events())
                .containsExactly(
                        new LedgerEvent.InvalidResponder(STRANGER, 3, SIBLING),
                        new LedgerEvent.InvalidQuerier(STRANGER, 5, Location.HERE, null),
                        new LedgerEvent.UnexpectedResponse(STRANGER, 6));
        assertThat(applied.state()).isEqualTo(ASKING);
    }

    /// `NewQuery` is call 10 of the module's own: responder, querier, target, timeout.
    @Test
    void opensQueriesUnderTheNextIdsAndTellsOfCallsThatAreNone() {
        ByteString responder = ScaleWriter.encode(SIBLING, Location::write);
        String open = "0a" + hex(responder) + "00" + "01" + "2803" + "00";
        CommittedBlob.Applied opened =
                StandardModuleServicesTest.apply(ASKING, STRANGER, root(open), root(open));
        assertThat(opened.events())
                .containsExactly(
                        new LedgerEvent.QueryRegistered(6), new LedgerEvent.QueryRegistered(7));
        assertThat(opened.state().get(LedgerKeys.queryCounter()))
                .isEqualTo(ByteString.hex("0800000000000000"));
        CommittedBlob.Applied lost =
                StandardModuleServicesTest.apply(opened.state(), SIBLING, response(7, WEIGHT));
        assertThat(lost.events())
                .containsExactly(new LedgerEvent.NotifyDecodeFailed(7, new NotifyTarget(40, 3)));
        assertThat(lost.state()).isEqualTo(opened.state());
    }

    private static String hex(ByteString bytes) {
        return bytes.toString().substring(2);
    }

    /// `DropQuery` is call 11 of the module's own.
    @Test
    void dropsQueriesOnceTheyAreAnsweredOrOverdue() {
        Instruction drop = root("0b" + "0300000000000000");
        ByteString message = CommittedBlob.message(List.of(drop));
        assertThat(CommittedBlob.applyAt(TIMEOUT_MS - 1, ASKING, STRANGER, message).state())
                .isEqualTo(ASKING);
        CommittedBlob.Applied overdue =
                CommittedBlob.applyAt(TIMEOUT_MS, ASKING, STRANGER, message);
        assertThat(overdue.events()).containsExactly(new LedgerEvent.QueryExpired(3));
        assertThat(overdue.state().get(LedgerKeys.query(3))).isNull();

        ByteString late = CommittedBlob.message(List.of(response(3, WEIGHT)));
        CommittedBlob.Applied answered =
                CommittedBlob.applyAt(2 * TIMEOUT_MS, ASKING, SIBLING, late);
        assertThat(answered.events()).containsExactly(new LedgerEvent.ResponseReady(3, RESPONSE));
        CommittedBlob.Applied taken = CommittedBlob.apply(answered.state(), STRANGER, message);
        assertThat(taken.events()).containsExactly(new LedgerEvent.ResponseTaken(3));
        assertThat(taken.state()).isEqualTo(overdue.state());
    }
}
