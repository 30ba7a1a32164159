/// Who may do what, and how much: callers and their credentials, the one table of what each
/// operation asks ([Operations]), budgets, the log of operators' calls.
///
/// A caller is known by one of
/// - an API key in `X-API-Key` ([ApiKey]), of which the file of clients has the SHA-256;
/// - an OAuth2 bearer token (JWT) with `sub` and, in `scope`, the words of [Scope]; issuer, keys and
///   audience are `spring.security.oauth2.resourceserver.jwt.issuer-uri` (or `jwk-set-uri`,
///   `public-key-location`) and `.audiences`, without which the service does not start;
/// - the certificate of its TLS connection, whose subject the file of clients names.
///
/// A credential that is offered and does not hold is refused by every operation (401), one that
/// lacks the scope by those that need it (403). Without one, reads, proofs and submissions are open:
/// a submission's own evidence says who speaks. The file is `xcm-gateway.security.clients-file`:
///
///     {"clients": [
///       {"name": "acme",
///        "scopes": ["halts:write", "retries:write"],
///        "keys": [{"id": "00112233aabbccdd", "sha256": "0x…"}],
///        "certificates": ["CN=acme,O=Acme"],
///        "subjects": ["acme-backend"],
///        "budget": {"gasPerSecond": "2000000000", "gasBurst": "20000000000",
///                   "requestsPerSecond": "1000", "requestsBurst": "2000"}}]}
///
/// It is read again while the service runs. To change a key, add the new one, wait for its client to
/// use it, remove the old one.
///
/// A message takes its gas limit from its caller's budget when it is accepted, and gives back what
/// it did not use when it is executed. Callers without credential have the budgets of [Strangers].
@NullMarked
package io.xcmgateway.gateway.http.security;

import org.jspecify.annotations.NullMarked;
