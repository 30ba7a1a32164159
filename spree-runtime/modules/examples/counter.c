// A whole SPREE module in C: it counts the messages it is sent, and says so in an event. It is here
// to show that the ABI is the contract: no library, no language of ours.
//
// Build (clang 14 and lld 14, Debian bookworm):
//   clang --target=wasm32 -O2 -nostdlib -mcpu=mvp -Wl,--no-entry \
//     -Wl,-z,stack-size=4096 -Wl,--initial-memory=131072 -Wl,--max-memory=131072 -Wl,--strip-all \
//     -o counter-c.wasm counter.c
#include <stdint.h>

#define IMPORT(name) __attribute__((import_module("env"), import_name(#name))) name
#define EXPORT(name) __attribute__((export_name(#name))) name

extern void IMPORT(ext_input_read_version_1)(uint64_t buffer_out);
extern void IMPORT(ext_storage_set_version_1)(uint64_t key, uint64_t value);
extern int64_t IMPORT(ext_storage_read_version_2)(uint64_t key, uint64_t value_out, uint32_t offset,
                                                  uint32_t allow_partial);
extern void IMPORT(ext_hashing_blake2_256_version_2)(uint64_t data, uint8_t *out);

// The input: Context { sequence u64, time_ms u64, gas_limit u64 }, and what follows it.
static uint8_t input[65536];

// Execution { outcome Complete { used Weight { 7, 0 } }, message_id, outbound [], events [one] }.
static struct __attribute__((packed)) {
  uint8_t outcome, ref_time, proof_size;
  uint8_t message_id[32];
  uint8_t outbound_count, events_count;
  uint8_t topic[32];
  uint8_t data_length;
  uint32_t count;
} answer = {0, 7 << 2, 0, {0}, 0, 1 << 2, {0}, 4 << 2, 0};

// Version { abi 1, name "counter", version 1, features 0 }.
static const uint8_t version[22] = {1,   0,   7 << 2, 'c', 'o', 'u', 'n', 't', 'e', 'r', 1, 0, 0,
                                    0,   0,   0,      0,   0,   0,   0,   0,   0};
static const uint8_t ok[1] = {0};
static const char key[5] = {'c', 'o', 'u', 'n', 't'};

static uint64_t span(const void *start, uint32_t length) {
  return (uint64_t)length << 32 | (uint32_t)(uintptr_t)start;
}

static uint64_t count(uint32_t length) {
  if (length > sizeof input) __builtin_trap();
  ext_input_read_version_1(span(input, sizeof input));
  if (ext_storage_read_version_2(span(key, sizeof key), span(&answer.count, 4), 0, 0) != 4)
    __builtin_trap();
  answer.count++;
  ext_storage_set_version_1(span(key, sizeof key), span(&answer.count, 4));
  ext_hashing_blake2_256_version_2(span(input, length), answer.message_id);
  ext_hashing_blake2_256_version_2(span(key, sizeof key), answer.topic);
  return span(&answer, sizeof answer);
}

uint64_t EXPORT(SpreeModule_version)(uint32_t length) {
  (void)length;
  return span(version, sizeof version);
}

uint64_t EXPORT(SpreeModule_genesis)(uint32_t length) {
  (void)length;
  answer.count = 0;
  ext_storage_set_version_1(span(key, sizeof key), span(&answer.count, 4));
  return span(ok, sizeof ok);
}

uint64_t EXPORT(SpreeModule_apply_message)(uint32_t length) { return count(length); }

uint64_t EXPORT(SpreeModule_call)(uint32_t length) { return count(length); }
