#!/usr/bin/env bash
# Builds protodiff as native code and packs it: OUT/protodiff-RID/ and OUT/protodiff-RID.tar.gz, with protoc beside the program.
# Usage: ci/native.sh OUT [RID] [option of dotnet publish ...]      RID is linux-x64 when it is not given
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: ci/native.sh OUT [RID] [option of dotnet publish ...]" >&2; exit 2; }
out=$1 rid=${2:-linux-x64}
shift "$(($# < 2 ? $# : 2))"

command -v clang >/dev/null || command -v gcc >/dev/null || { echo "ci/native.sh: native code is linked by clang or gcc, and neither is in PATH" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out"
directory=$(cd "$out" && pwd)/protodiff-$rid
dotnet publish "$root/src/ProtoDiff.Tool" --configuration Release --runtime "$rid" -p:PublishAot=true -p:DebugType=none -p:StripSymbols=true \
    -p:PublishDocumentationFiles=false "$@" --output "$directory"
rm -f "$directory"/*.dbg "$directory"/*.xml "$directory"/*.pdb
tar -C "$out" -czf "$directory.tar.gz" "protodiff-$rid"
echo "$directory.tar.gz"
