;; Loops for ever.
;; Rebuild: wat2wasm guest-loop.wat -o guest-loop.wasm
(module
  (memory (export "memory") 1)
  (func (export "run") (export "SpreeModule_genesis") (export "SpreeModule_apply_message") (export "SpreeModule_call") (param i32) (result i64)
    (loop (br 0))
    (i64.const 0))
)
