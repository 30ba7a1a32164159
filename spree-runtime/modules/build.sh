#!/bin/sh
# Builds the standard module and puts it, with its hash, among spree-runtime's resources; and the
# probe of its codec and the examples, among the resources of the tests.
#
#   build.sh           build and replace the committed blobs
#   build.sh --check   build and fail if the bytes differ from the committed ones
#
# The bytes must not depend on who builds where: rustc is called directly, with paths relative to
# this folder and fixed crate metadata (cargo mixes the checkout path into both). They do depend on
# the compiler: Debian's rustc 1.63 with libstd-rust-dev-wasm32, clang 14 and lld 14 (RUSTC, CLANG
# and WASM_LD override where they are).
set -eu
cd "$(dirname "$0")"

RUSTC=${RUSTC:-/usr/bin/rustc}
WASM_LD=${WASM_LD:-wasm-ld}
CLANG=${CLANG:-clang}
RESOURCES=../src/main/resources/io/xcmgateway/spree/module
BLOB=xcm-executor.wasm
TEST_RESOURCES=../src/test/resources/io/xcmgateway/spree/standard
PROBE=xcm-codec-probe.wasm
EXAMPLES=../src/test/resources/io/xcmgateway/spree/module
VERSION='rustc 1.63.0'

found=$("$RUSTC" --version)
case "$found" in
"$VERSION"*) ;;
*)
    echo "build.sh: expected $VERSION, found $found" >&2
    exit 2
    ;;
esac

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# One crate: name, source, then its dependencies by name. Anything that could turn the environment
# into bytes is fixed. Size over speed is what runs fastest: HotSpot does better with many small
# functions (a 4-instruction message took half the time of opt-level 3, for 10 % more gas).
compile() {
    name=$1
    shift
    externs=
    for dependency in "$@"; do
        externs="$externs --extern $dependency=$out/lib$dependency.rlib"
    done
    # $externs is split on purpose: it holds several arguments.
    # shellcheck disable=SC2086
    env -u RUSTFLAGS LC_ALL=C "$RUSTC" --edition 2021 --crate-name "$name" $kind \
        --target wasm32-unknown-unknown \
        -C metadata="$name" -C opt-level=s -C codegen-units=1 -C panic=abort \
        -C overflow-checks=on -C strip=symbols -C target-cpu=mvp -C target-feature=+bulk-memory \
        --remap-path-prefix "$PWD"=. --remap-path-prefix "$out"=out \
        -L "dependency=$out" $externs --out-dir "$out" "$source"
}

library() {
    kind='--crate-type rlib'
    source=$1/src/lib.rs
    compile "$@"
}

library scale
library xcm scale
library xcvm scale xcm
library ledger scale xcm xcvm
library abi ledger

# The linker exports two addresses that no host needs: a wrapper leaves those arguments out.
cat > "$out/link" <<'LINK'
#!/bin/sh
for argument; do
    shift
    case "$argument" in
    --export=__heap_base | --export=__data_end) ;;
    *) set -- "$@" "$argument" ;;
    esac
done
exec "$WASM_LD" "$@"
LINK
chmod +x "$out/link"
export WASM_LD

kind="--crate-type cdylib -C lto=fat -C linker-flavor=wasm-ld -C linker=$out/link
    -C link-arg=--stack-first -C link-arg=-zstack-size=262144
    -C link-arg=--max-memory=4194304 -C link-arg=--strip-all"
source=xcm-executor/src/lib.rs
compile xcm_executor scale xcm xcvm ledger abi
source=xcm-codec-probe/src/lib.rs
compile xcm_codec_probe xcm abi

# As the head of each source says, for those who write their own.
"$CLANG" --target=wasm32 -O2 -nostdlib -mcpu=mvp -Wl,--no-entry \
    -Wl,-z,stack-size=4096 -Wl,--initial-memory=131072 -Wl,--max-memory=131072 -Wl,--strip-all \
    -o "$out/counter-c.wasm" examples/counter.c
env -u RUSTFLAGS LC_ALL=C "$RUSTC" --edition 2021 --crate-type cdylib \
    --target wasm32-unknown-unknown \
    -C opt-level=s -C panic=abort -C strip=symbols -C target-cpu=mvp \
    -C linker-flavor=wasm-ld -C linker="$WASM_LD" -C link-arg=-zstack-size=4096 \
    -C link-arg=--strip-all -o "$out/counter-rust.wasm" examples/counter.rs

built=$out/xcm_executor.wasm
probe=$out/xcm_codec_probe.wasm
hash=$(b2sum -l 256 "$built" | cut -d' ' -f1)

if [ "${1:-}" = --check ]; then
    if ! cmp "$built" "$RESOURCES/$BLOB" || ! cmp "$probe" "$TEST_RESOURCES/$PROBE"; then
        echo "build.sh: a committed blob is not what these sources give; run build.sh" >&2
        exit 1
    fi
    for example in counter-c.wasm counter-rust.wasm; do
        if ! cmp "$out/$example" "$EXAMPLES/$example"; then
            echo "build.sh: the committed $example is not what its source gives" >&2
            exit 1
        fi
    done
    if [ "$hash" != "$(cat "$RESOURCES/$BLOB.blake2b256")" ]; then
        echo "build.sh: the committed hash is not that of the blob; run build.sh" >&2
        exit 1
    fi
    echo "build.sh: $BLOB is $hash, as committed"
    exit 0
fi

mkdir -p "$RESOURCES" "$TEST_RESOURCES"
cp "$built" "$RESOURCES/$BLOB"
cp "$probe" "$TEST_RESOURCES/$PROBE"
cp "$out/counter-c.wasm" "$out/counter-rust.wasm" "$EXAMPLES"
echo "$hash" > "$RESOURCES/$BLOB.blake2b256"
echo "build.sh: $BLOB is $hash, $(wc -c < "$built") bytes"
