#!/usr/bin/env bash
# Do the golden runs give the same bytes on AArch64? Runs them there under
# qemu, by a Deno of a neighboring version; on an AArch64 machine by its own.
#
#   verify.sh [--install]
#
# --install first gets what is missing: qemu and libraries by apt-get where this
# is root's Debian, the AArch64 Deno by npm into .tmp.
# Exits with 0 where all bytes are the same, 1 where not, and 2, with one line
# that says why, where it cannot tell.
set -euo pipefail
cd "$(dirname "$0")/../../../.."

version=2.9.5
sha512=22e623b33f4f1a5ec225c35732e376eca34307c438d1bacadd21b797e4d7303556eb564ac1c9f47d01c11e75c58a2ca013023c6f2fdf2a7012125ba1641d5ab7
packages="qemu-user-static libc6-arm64-cross libgcc-s1-arm64-cross"
libraries=/usr/aarch64-linux-gnu
folder=.tmp/arm64
binary=$folder/deno-$version

cannot() {
  printf 'Cannot verify on AArch64 as %s\n' "$*" >&2
  exit 2
}

emulated() {
  command -v qemu-aarch64-static >/dev/null &&
    [[ -e $libraries/lib/ld-linux-aarch64.so.1 ]] &&
    [[ -e $libraries/lib/libgcc_s.so.1 ]]
}

install_packages() {
  [[ $(id -u) -eq 0 ]] || cannot "only root may install $packages"
  command -v apt-get >/dev/null || cannot "there is no apt-get for $packages"
  local quiet="-qq -o=Dpkg::Use-Pty=0 -o=Acquire::Retries=1"
  # shellcheck disable=SC2086
  {
    apt-get $quiet update
    DEBIAN_FRONTEND=noninteractive apt-get $quiet install \
      --yes --no-install-recommends $packages
  } >"$folder/apt.log" 2>&1 || cannot "apt-get fails: see $folder/apt.log"
}

install_deno() {
  command -v npm >/dev/null || cannot "there is no npm to get Deno with"
  local archive=$folder/deno-linux-arm64-glibc-$version.tgz
  npm pack --silent --pack-destination "$folder" \
    "@deno/linux-arm64-glibc@$version" >"$folder/npm.log" 2>&1 ||
    cannot "npm fails: see $folder/npm.log"
  echo "$sha512  $archive" | sha512sum --check --status ||
    cannot "$archive has another checksum than recorded"
  # Whole or not at all: what lies under its name is taken to be right.
  tar -xzOf "$archive" package/deno >"$binary.part"
  chmod +x "$binary.part"
  mv "$binary.part" "$binary"
  rm "$archive"
}

[[ $# -eq 0 || $* == --install ]] || cannot "the only argument is --install"
install=${1:-}

runs=(run --quiet --no-prompt --no-check --cached-only --allow-read=.
  bench/commands/golden/main.ts)
if [[ $(uname -m) =~ ^(aarch64|arm64)$ ]]; then
  exec deno "${runs[@]}"
fi
[[ $(uname -s) == Linux ]] || cannot "qemu runs programs of Linux only there"

mkdir -p "$folder/cache"
if [[ $install && ! -x $binary ]]; then install_deno; fi
if [[ $install ]] && ! emulated; then install_packages; fi
emulated || cannot "these packages of Debian are missing: $packages" \
  "(add --install, as root)"
[[ -x $binary ]] || cannot "$binary is missing (add --install)"

# One package comes in a form for each processor, though nothing here loads it.
deno install --quiet --frozen --os linux --arch arm64 ||
  cannot "the packages for it can't be had"
# Only the packages are shared: caches of another version stay apart.
shared=$(deno info --json | sed -n 's/^ *"npmCache": "\(.*\)",$/\1/p')
ln -sfn "$shared" "$folder/cache/npm"
# This processor model is quick to emulate; qemu's own default is not.
QEMU_CPU=neoverse-n1 DENO_DIR=$folder/cache DENO_NO_UPDATE_CHECK=1 \
  exec qemu-aarch64-static -L "$libraries" "$binary" "${runs[@]}"
