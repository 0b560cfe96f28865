#!/usr/bin/env bash
# Installs the protodiff command for the steps that follow, unless PROTODIFF says where one is.
set -euo pipefail

[ -z "${PROTODIFF:-}" ] || exit 0

tools=$RUNNER_TEMP/protodiff
if ! command -v dotnet > /dev/null; then
    echo "::error title=protodiff::There is no .NET SDK here. Put actions/setup-dotnet with dotnet-version 10.0.x before this step."
    exit 2
fi

install=(dotnet tool update Wirecheck.ProtoDiff.Tool --tool-path "$tools")
[ -z "${PROTODIFF_VERSION:-}" ] || install+=(--version "$PROTODIFF_VERSION")
"${install[@]}"
echo "PROTODIFF=$tools/protodiff" >> "$GITHUB_ENV"
