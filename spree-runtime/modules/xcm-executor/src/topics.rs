//! Topics of events: `blake2_256("xcm-executor/" ++ name)`, as constants so that none is computed
//! during a run. A test checks them against the names.

use xcvm::event::KINDS;

pub(crate) const TOPICS: [[u8; 32]; KINDS] = [
    topic(0xd4db002afb6e0f3e9c04ce6d77f98a27, 0x0e62407e0bdb7360ab94b524521c5e00), // AssetsTrapped
    topic(0x42bcaca125f2ca2acdc5dcae907bb7f4, 0x552221a55228aad62e0de309a0ae845a), // AssetsClaimed
    topic(0x4b5eaacbdfdbce13e2fa2e2028760632, 0xd4ab788a9efc2d503239e5e33ae770fc), // Withdrawn
    topic(0xc7a870a5ad9271dc4230d8c0983923e8, 0x15f8434ef0e34e4ef3e5abfe51bc65dc), // Deposited
    topic(0x123cfaa1d5b1d076116c6b7b8b7c994f, 0x9a7619af4a0a7a64e74f546ec74b6b0f), // DustLost
    topic(0x69d300b4d062a7f0dc54ca8b5c018f98, 0xba1626b8cb614883b598121412cfdac1), // ItemWithdrawn
    topic(0x02a1c0877fec63f8ecdcdf5eb101c61d, 0x0104496551436cba4d1cfd153ba8d930), // ItemDeposited
    topic(0xed3bafac85f44b3cdffaff0f03b247bd, 0x248cda64eb70275afaca893a4ae1538c), // FeesPaid
    topic(0x39935dbfcb4bf362bfee0729cc6d26db, 0xd6ed5b928dc9936e86544f75ff4cfd0c), // FeesRefunded
    topic(0x3c2ddc38b1e7c9a822c2e89941da5c76, 0xdbaf98a1f81f9f1a203c4b2305f67d56), // Sent
    topic(0x9aa619467180077ed8080d5d5fb45ab4, 0x9b13e1429edc433a9a0b96f852814507), // SendFailed
    topic(0x5c32e97fc2493bbd7519f38ba7b39515, 0x341671e94b2cdce179c050b845e8d985), // AssetLocked
    topic(0x614debf8d6d0adbd2435db12f887ed69, 0x3e69b37dc24594f264852c50d86a64bf), // AssetUnlocked
    topic(0x902517368cbebfd4c2ce53018004d820, 0x885f1fc527d19e55949a0394beac9258), // UnlockableNoted
    topic(0xe7f5e23006e748019e0c8e3a715205f9, 0x6541cc8e24ce21987dc688b8b6150ddd), // UnlockableReduced
    topic(0x8a2ec146f3861267e684b4c38e6cc1fb, 0xae6570765129066152080712abce869a), // Exported
    topic(0x8c0e8adb3dfb978e86e3e5b55a615321, 0x5b8cd518da13c05d31458442eaddd70a), // ResponseReady
    topic(0xab0e069a493b6e71c227177d6824e958, 0xb4b3d2a7d65d202a75d95ee5f2bd7c9d), // Remarked
    topic(0x9a5e8d60c57cd4ec3f5dfef4215f005f, 0x45d397af98a65b55ed8909d29f63f11b), // PoolCreated
    topic(0x1ee8fa1755bf2ea6cb0ae58f31eb8e8b, 0x65320e922176a75cc97ef47e3b2bfe3d), // LiquidityAdded
    topic(0xf924730acf960cb13045b94bce3ac8c0, 0x6f1281727ad5d6c22ee22f603109c27f), // LiquidityRemoved
    topic(0xf5fb9ce9d8b9f4b409a42bd73c5a0d97, 0xb7045fb1b2d8d387bed641e6c7a683be), // Swapped
    topic(0x2df78e32f0d47000440332a4a45c988e, 0x3c3c59b40278ce8177a6f0669a196587), // UnexpectedResponse
    topic(0x47a7ec06f4f6b3b244a991f09500aaf9, 0x1c4b9ac90a3d30b0379d8cd60b0cab1e), // InvalidResponder
    topic(0xbb32cb2b2f808b5098c2097ab0aec806, 0x6761df6067ee6991fefda94221d7fa42), // InvalidQuerier
    topic(0x770df76e886a884a8f82c5fc3a8870cb, 0x845dccbd95f778ddcd0c0b41821aba57), // Notified
    topic(0x283b2955394f8380db54d32e62e8042c, 0x64b3ecf4a9170f2a632458c9c1656c27), // NotifyOverweight
    topic(0xb7e1ce47a116fa2f5c54ad9608d93ff5, 0x81e63134bd9a51f104c97f9111366d95), // NotifyDispatchError
    topic(0xb41916e8fc6b372f38e6940403ced87a, 0x23ec1f7f2bef3c84a1059ac90aeb03fb), // NotifyDecodeFailed
    topic(0x83a921caa07022ec7ded23111e491169, 0xe7cdeaa0b48d647ab95e4b5975d0def7), // NotificationReceived
    topic(0xcc186f79a2440b984ccd80d33b3c0a8e, 0x5945439c0aca042578aa67072bf15624), // QueryRegistered
    topic(0xac703738db5276f505e6d47955e588b6, 0xdbdf2b115799d397611d83cd716a7d49), // ResponseTaken
    topic(0xa63b15bec4520465109ddcea7cceb53c, 0x24dda8d5eca63ea205ad4512f1033b7e), // QueryExpired
    topic(0xf48dff39b81455d9e65e8e5e9e18b43b, 0x47062dc1895b59ef2a7adbeedfb07504), // HrmpNewChannelOpenRequest
    topic(0x926a1641a799c02a4bf30e4b528f4d08, 0xd73b5fec066552ad5ab434ab89647019), // HrmpChannelAccepted
    topic(0x790a8ba46634c9ef4e179e178c296632, 0xd5b544995d70fcc3a83e1eed585d78c1), // HrmpChannelClosing
];

/// 32 bytes from two halves, most significant first.
const fn topic(first: u128, second: u128) -> [u8; 32] {
    let (first, second) = (first.to_be_bytes(), second.to_be_bytes());
    let mut bytes = [0; 32];
    let mut at = 0;
    while at < 16 {
        bytes[at] = first[at];
        bytes[at + 16] = second[at];
        at += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use ledger::store::Store;

    #[test]
    fn are_the_hashes_of_the_names() {
        for (topic, name) in super::TOPICS.iter().zip(xcvm::event::NAMES) {
            let text = ["xcm-executor/", name].concat();
            assert_eq!(*topic, native::Memory::default().blake2_256(text.as_bytes()), "{}", name);
        }
    }
}
