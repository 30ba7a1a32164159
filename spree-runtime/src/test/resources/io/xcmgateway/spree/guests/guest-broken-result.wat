;; Returns a range whose last byte lies behind its memory.
;; Rebuild: wat2wasm guest-broken-result.wat -o guest-broken-result.wasm
(module
  (memory (export "memory") 1)
  (func (export "run") (export "SpreeModule_genesis") (export "SpreeModule_apply_message") (export "SpreeModule_call") (param i32) (result i64)
    (i64.const 0x20000ffff))
)
