/// The judgement over execution proofs: whether one holds, under a policy that comes from whoever
/// asks and never from the proof.
///
/// ```java
/// if (PolicyJson.read(policyText) instanceof PolicyJson.Read.Usable(TrustedNetworks trusted)
///         && new ProofVerifier(ModuleSource.NONE, InstantSource.system())
///                 .verify(proof, trusted) instanceof Verdict.Accepted accepted) {
///     return accepted.established();
/// }
/// ```
///
/// A policy text is about one network (`{"network": …, "instances": …}`) or about several, each
/// with all its own: `{"networks": [{"network": …}, {"network": …}]}`. A proof is judged under the
/// policy of its network alone.
///
/// [ProofVerifier] judges one proof or a history of them, and executes a message again for whoever
/// trusts no attestor. [EquivocationCheck] judges evidence against attestors, and [ShownState]
/// opens what a proof shows of the state. Every judgement is a sealed value that says what now
/// stands and what does not; a refusal says what was expected and what was found. Only this
/// machine's failure is an exception.
@NullMarked
package io.xcmgateway.proof;

import org.jspecify.annotations.NullMarked;
