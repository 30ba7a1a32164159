;; Executes `unreachable`.
;; Rebuild: wat2wasm guest-trap.wat -o guest-trap.wasm
(module
  (memory (export "memory") 1)
  (func (export "run") (export "SpreeModule_genesis") (export "SpreeModule_apply_message") (export "SpreeModule_call") (param i32) (result i64)
    (unreachable))
)
