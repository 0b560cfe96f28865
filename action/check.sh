#!/usr/bin/env bash
# Compares the .proto files of a checkout with what they were before the event that started the workflow: annotations at the lines, a summary
# of the step, counts as outputs, and the exit code of `protodiff check`. Everything comes through the environment.
set -uo pipefail

fail() {
    echo "::error title=protodiff::$1"
    exit 2
}

has_commit() {
    git rev-parse --verify --quiet --end-of-options "$1^{commit}" > /dev/null
}

# The commit to compare with: where a pull request branched off, and what a branch was before a push.
released() {
    local base head
    case ${GITHUB_EVENT_NAME:-} in
        pull_request | pull_request_target | merge_group)
            # What is checked out is by default the merge of both sides: then the first parent is what the pull request adds to.
            head=$(jq -r '.pull_request.head.sha // empty' "$GITHUB_EVENT_PATH")
            if [ -n "$head" ] && [ "$(git rev-parse --verify --quiet 'HEAD^2')" = "$head" ]; then
                git rev-parse 'HEAD^1'
                return
            fi
            base=$(jq -r '.pull_request.base.sha // .merge_group.base_sha // empty' "$GITHUB_EVENT_PATH")
            [ -n "$base" ] || fail "The event names no base commit. Say what to compare with: \`against: git:origin/main\`."
            if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
                fail "The checkout is shallow, and where the branch began is not in it. Give actions/checkout \`fetch-depth: 0\`."
            fi
            has_commit "$base" || fail "The base commit $base is not in the checkout. Give actions/checkout \`fetch-depth: 0\`."
            git merge-base HEAD "$base" || fail "HEAD and the base of the pull request have no commit in common. Say what to compare with: \`against: git:origin/main\`."
            ;;
        push)
            base=$(jq -r '.before // empty' "$GITHUB_EVENT_PATH")
            case $base in
                *[!0]*) ;;
                *) return ;; # a branch that was not there before
            esac
            has_commit "$base" || fail "The commit before the push, $base, is not in the checkout. Give actions/checkout \`fetch-depth: 0\`."
            echo "$base"
            ;;
        *)
            fail "An event of this kind says nothing about what was before. Say what to compare with: \`against: git:origin/main\`."
            ;;
    esac
}

against=${PROTODIFF_AGAINST:-}
if [ -z "$against" ]; then
    commit=$(released) || { echo "$commit"; exit 2; }
    if [ -z "$commit" ]; then
        echo "The branch is new: there is nothing to compare with."
        printf '%s\n' breaking=0 warnings=0 accepted=0 >> "$GITHUB_OUTPUT"
        exit 0
    fi
    against=git:$commit
fi

arguments=(--against "$against" --fail-on "${PROTODIFF_FAIL_ON:-error}")
option() {
    [ -z "$2" ] || arguments+=("$1" "$2")
}
option --use "${PROTODIFF_USE:-}"
option --except "${PROTODIFF_EXCEPT:-}"
option --preset "${PROTODIFF_PRESET:-}"
option --config "${PROTODIFF_CONFIG:-}"

findings=$(mktemp)
summary=$(mktemp)
errors=$(mktemp)
trap 'rm -f "$findings" "$summary" "$errors"' EXIT

"$PROTODIFF" check "${arguments[@]}" --format github --report "json=$findings" --report "markdown=$summary" -- "${PROTODIFF_INPUT:-.}" 2> "$errors"
status=$?
cat "$errors" >&2
if [ "$status" -ne 0 ] && [ "$status" -ne 1 ]; then
    fail "$(sed -n -e 's/%/%25/g' -e 's/^protodiff: error: //p' "$errors" | head -n 1)"
fi
cat "$summary" >> "$GITHUB_STEP_SUMMARY"

# A string in a line of JSON has its quotes escaped: these are the members themselves.
open=$(grep -v '"acceptance":{' "$findings")
count() { grep -c -- "$1" || true; }
{
    echo "breaking=$(count '"severity":"error"' <<< "$open")"
    echo "warnings=$(count '"severity":"warning"' <<< "$open")"
    echo "accepted=$(count '"acceptance":{' < "$findings")"
} >> "$GITHUB_OUTPUT"
exit "$status"
