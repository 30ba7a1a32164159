;; Stores the value `v` under the key `k`, then executes `unreachable`.
;; Rebuild: wat2wasm guest-store-then-trap.wat -o guest-store-then-trap.wasm
(module
  (import "env" "ext_storage_set_version_1" (func $set (param i64 i64)))
  (memory (export "memory") 1)
  (data (i32.const 16) "kv")
  (func (export "run") (export "SpreeModule_genesis") (export "SpreeModule_apply_message") (export "SpreeModule_call") (param i32) (result i64)
    (call $set (i64.const 0x100000010) (i64.const 0x100000011))
    (unreachable))
)
