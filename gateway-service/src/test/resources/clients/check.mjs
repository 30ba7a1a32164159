// Has polkadot.js and ethers build, sign and submit messages to the gateway named by the first
// argument, with the functions of README.md (submit.mjs), and prints what came of it as JSON.
// The proof of each message lands beside this file, named for its scheme.
import { writeFile } from 'node:fs/promises';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex, cryptoWaitReady, mnemonicGenerate } from '@polkadot/util-crypto';
import { Wallet } from 'ethers';
import { encode, ethereumSigner, polkadotSigner, submit } from './submit.mjs';

const gateway = process.argv[2];
await cryptoWaitReady();
const { instances } = await (await fetch(`${gateway}/v1/instances`)).json();
const instance = instances.find(({ name }) => name.endsWith('Parachain(2000)'));

const token = { parents: 1, interior: 'Here' };
const transfer = (amount, beneficiary) => ({
  V5: [
    { WithdrawAsset: [{ id: token, fun: { Fungible: amount } }] },
    {
      BuyExecution: {
        fees: { id: token, fun: { Fungible: amount } },
        weightLimit: 'Unlimited',
      },
    },
    {
      DepositAsset: {
        assets: { Wild: { AllCounted: 1 } },
        beneficiary: { parents: 0, interior: { X1: [beneficiary] } },
      },
    },
  ],
});
const account32 = (id) => ({ AccountId32: { network: null, id } });
const account20 = (key) => ({ AccountKey20: { network: null, key } });
const friend = account32(`0x${'77'.repeat(32)}`);

// The host chain gives each account something to spend.
async function fund(account) {
  const response = await fetch(`${gateway}/v1/instances/${instance.instanceId}/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Prefer: 'wait=30' },
    body: JSON.stringify({
      xcm: u8aToHex(encode(transfer(200_000_000_000n, account))),
      origin: { asserted: { parents: 1, interior: 'Here' } },
    }),
  });
  return { status: response.status, receipt: await response.json() };
}

const pair = (type) => new Keyring({ type }).addFromMnemonic(mnemonicGenerate());
const wallet = Wallet.createRandom();
const accounts = {
  sr25519: [polkadotSigner(pair('sr25519'))],
  ed25519: [polkadotSigner(pair('ed25519'))],
  ecdsa: [polkadotSigner(pair('ecdsa'))],
  ethereum: [ethereumSigner(wallet), account20(wallet.address.toLowerCase())],
};

const results = {};
for (const [scheme, [signer, evm]] of Object.entries(accounts)) {
  const id = scheme === 'ecdsa' ? blake2AsHex(signer.publicKey) : signer.publicKey;
  const account = evm ?? account32(id);
  const funded = await fund(account);
  const xcm = transfer(50_000_000_000n, friend);
  const good = await submit(gateway, instance, signer, xcm, { nonce: 0 });
  const again = transfer(40_000_000_000n, friend);
  const skipped = await submit(gateway, instance, signer, again, { nonce: 5 });
  // The signature is over another message: one bit of its hash is not that of what is sent.
  const otherMessage = {
    ...signer,
    sign: (bytes) => signer.sign(bytes.map((byte, i) => (i === 16 + 32 + 32 ? byte ^ 1 : byte))),
  };
  const tampered = await submit(gateway, instance, otherMessage, again, { nonce: 1 });
  const next = await submit(gateway, instance, signer, again, { nonce: 1 });
  const proof = await fetch(
    `${gateway}/v1/messages/${good.body.messageId}/proof?level=replayable`,
    { headers: { Accept: 'application/vnd.xcmgateway.proof' } },
  );
  await writeFile(`${scheme}.scale`, new Uint8Array(await proof.arrayBuffer()));
  results[scheme] = {
    account,
    funded,
    encoded: u8aToHex(encode(xcm)),
    good,
    skipped,
    tampered,
    next,
  };
}
console.log(JSON.stringify(results));
