/// What a SPREE module is to the rest of the system: its entry points with their inputs and
/// results, the standard modules, and the transition that one message makes of an instance's state.
///
/// **One transfer from instance A, on parachain 1004, to instance B, on parachain 2000.** A lives
/// at `GlobalConsensus/Parachain(1004)/GeneralKey(module hash)`; so its host chain is `Parent` for
/// it, and B, the same module on the next chain, is `(2, [Parachain(2000), GeneralKey(module
/// hash)])`. A's own token is `Here` at A, and at B it is named like A itself: `(2,
/// [Parachain(1004), GeneralKey(module hash)])`. Alice withdraws tokens at A, and
/// `DepositReserveAsset` puts them into the account that B's location has at A (blake2b-256 of
/// `"multiloc"` and the location: nobody has its key). A's outbound message says
/// `ReserveAssetDeposited`; it reaches B with A's location as origin, which is the home of the
/// token, so B believes it and gives Alice as much of A's token at B. On the way back B destroys
/// those, its message says `WithdrawAsset`, and A pays out of B's account. What B gave out is never
/// more than what lies there. All of it in bytes: `instance-transfer.txt` among the test resources
/// of this module; what is signed and hashed about such a message: `golden/transfer.txt` among
/// those of `api`.
@NullMarked
package io.xcmgateway.spree.module;

import org.jspecify.annotations.NullMarked;
