#!/usr/bin/env bash
# Installs the program of the dependency gate: `choose` names the file and its place, `install` puts it there.
# For bash 3.2 and newer, so that it runs on macOS and in Git Bash on Windows as well.
set -euo pipefail
LC_ALL=C

here=$(cd "$(dirname "${0//\\//}")" && pwd)
most_bytes=300000000

# Messages of the runner are one line; see the toolkit's escapeData.
escaped() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}
warn() { printf '::warning title=Dependency gate::%s\n' "$(escaped "$1")"; }
# fail EXIT-CODE MESSAGE: 2 for a wrong input, 4 for no verdict, as the program has them.
fail() {
  printf '::error title=Dependency gate::%s\n' "$(escaped "$2")"
  exit "$1"
}
# No other exit code than those: 1 would read as findings.
finish() {
  local status=$?
  [ -z "$part" ] || rm -f "$part"
  case $status in
    0 | 2 | 4) exit "$status" ;;
    *) fail 4 'The program could not be installed; the lines above say why.' ;;
  esac
}
part=''
trap finish EXIT
output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }

# Reads the line of a platform into $version, $name and $sum, and the address of the release into $release.
find_line() {
  local first second third fourth
  version='' name='' sum='' release=''
  while read -r first second third fourth || [ -n "$first" ]; do
    case $first in
      '' | '#'*) ;;
      release) release=$second ;;
      *) [ "$second" = "$1" ] && version=$first name=$third sum=$fourth ;;
    esac
  done <"$here/versions"
  sum=${sum%$'\r'} release=${release%$'\r'}
  [ -n "$version" ] || return 1
  case "$version$name" in *[!A-Za-z0-9._-]*) fail 4 "The table of versions has a malformed line for $1." ;; esac
  case "$sum" in *[!0-9a-f]*) fail 4 "The table of versions has a malformed SHA-256 for $1." ;; esac
  [ ${#sum} -eq 64 ] || fail 4 "The table of versions has a malformed SHA-256 for $1."
}

# Where the platform $1 has a line: its file is to be $file.
use_platform() {
  find_line "$1" || return 1
  platform=$1
  local cache=${RUNNER_TOOL_CACHE:-${RUNNER_TEMP:?}}
  cache=${cache//\\//}/dependency-gate
  # The tool cache of a container belongs to another user at times.
  mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ] || cache=${RUNNER_TEMP//\\//}/dependency-gate-tools
  file=$cache/$version/$platform/$name
}

choose_platform() {
  local native=none
  case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
    Linux-X64) native=linux-x64 ;;
    Linux-ARM64) native=linux-arm64 ;;
  esac
  use_platform "$native" || use_platform java || fail 4 "This commit of the action names no release of the program for \
${RUNNER_OS:-an unknown system} ${RUNNER_ARCH:-}. Use the action at the commit that a release names, or one that came after it."
}

has_right_sum() {
  local found
  if command -v sha256sum >/dev/null; then found=$(sha256sum <"$1"); else found=$(shasum -a 256 <"$1"); fi
  [ "${found%% *}" = "$sum" ]
}

choose() {
  choose_platform
  output file "$file"
  output key "dependency-gate-$version-$platform-$sum"
  if [ -f "$file" ] && has_right_sum "$file"; then output installed true; else output installed false; fi
}

# Sets $folder, from which files are taken: the mirror's or the release's.
find_folder() {
  folder=${DOWNLOAD_URL:-$release}
  [ -n "$folder" ] || fail 4 'The table of versions names no release to download from; give the input download-url.'
  case $folder in
    *[[:space:]]* | *[[:cntrl:]]*) fail 2 'The input download-url has a space or a control character.' ;;
    *://*@*) fail 2 'The input download-url must not contain a user or a password, which the log would show.' ;;
    https://?* | file:///?*) ;;
    http://127.0.0.1:* | http://localhost:*) ;;
    *) fail 2 'The input download-url must begin with https:// or file:///.' ;;
  esac
  folder=${folder%/}
}

# fetch ADDRESS FILE: three tries; what the server refuses for good is not asked for again.
fetch() {
  local pause status code
  command -v curl >/dev/null || fail 4 'Needs curl on this runner.'
  for pause in 1 3 0; do
    status=0
    code=$(curl --silent --show-error --fail --location --max-redirs 5 --proto '=https,http,file' --proto-redir '=https' \
      --connect-timeout 10 --max-time 120 --max-filesize "$most_bytes" --write-out '%{http_code}' --output "$2" -- "$1") || status=$?
    [ "$status" -eq 0 ] && return
    case $status-$code in
      22-408 | 22-429) ;;
      # A refusal, no such file, too large a file.
      22-4?? | 37-* | 63-*) break ;;
    esac
    [ "$pause" -eq 0 ] || sleep "$pause"
  done
  return 1
}

download() {
  find_folder
  mkdir -p "$(dirname "$file")"
  part=$file.part.$$
  fetch "$folder/$name" "$part" || fail 4 "$name could not be downloaded from $folder. A mirror is given by the input download-url."
  has_right_sum "$part" ||
    fail 4 "$name from $folder is not the file that this commit of the action names: its SHA-256 differs. It was removed, and nothing was run."
  chmod 755 "$part"
  mv -f "$part" "$file"
}

# The attestation says that the release's workflow built the file.
verify_attestation() {
  local rest host repository
  case ${VERIFY_ATTESTATION:-false} in
    true) ;;
    false) return ;;
    *) fail 2 'The input verify-attestation must be true or false.' ;;
  esac
  command -v gh >/dev/null || fail 4 'Needs the program gh to verify the attestation.'
  rest=${release#https://}
  host=${rest%%/*}
  repository=${rest#*/}
  repository=${repository%%/releases/*}
  GH_HOST=$host gh attestation verify "$file" --repo "$repository" --signer-workflow "$repository/.github/workflows/release.yml" || {
    rm -f "$file"
    fail 4 "$name has no attestation of $repository that gh accepts. It was removed, and nothing was run."
  }
}

# A Java of version 17 or newer: the one of JAVA_HOME, those that runners bring, the one on the path.
find_java() {
  local home line major
  for home in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JAVA_HOME_25_arm64:-}" "${JAVA_HOME_21_X64:-}" \
    "${JAVA_HOME_21_ARM64:-}" "${JAVA_HOME_21_arm64:-}" "${JAVA_HOME_17_X64:-}" "${JAVA_HOME_17_ARM64:-}" "${JAVA_HOME_17_arm64:-}" ''; do
    java=java
    [ -z "$home" ] || java=${home//\\//}/bin/java
    line=$("$java" -version 2>&1 | grep -m 1 ' version "') || continue
    major=${line#*\"}
    major=${major%%[!0-9]*}
    [ "${major:-0}" -lt 17 ] || return 0
  done
  return 1
}

# A program of its own that starts the jar, so that the next step starts either alike.
write_launcher() {
  find_java || fail 4 "The program for ${RUNNER_OS:-this system} ${RUNNER_ARCH:-} needs Java 17 or newer on the runner: put actions/setup-java \
before this action, or let the job run on Linux."
  local temp=${RUNNER_TEMP:?}
  temp=${temp//\\//}/dependency-gate-program
  mkdir -p "$temp"
  program=$temp/security-scanner
  printf '#!/usr/bin/env bash\nexec %q -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar %q "$@"\n' "$java" "$file" >"$program"
  chmod 755 "$program"
}

put_in_place() {
  if [ -f "$file" ] && ! has_right_sum "$file"; then
    warn "$file has another SHA-256 than this commit of the action names. It is downloaded anew."
    rm -f "$file"
  fi
  [ -f "$file" ] || download
  verify_attestation
  if [ "$platform" = java ]; then
    write_launcher
  else
    [ -x "$file" ] || chmod 755 "$file"
    program=$file
  fi
}

install_program() {
  choose_platform
  put_in_place
  # A C library that is too old ends a program with 1, which would read as findings.
  if ! "$program" --version; then
    if [ "$platform" = java ] || ! use_platform java; then fail 4 'The installed program does not start on this runner.'; fi
    warn 'The native program does not start on this runner. Its jar is used.'
    put_in_place
    "$program" --version || fail 4 'The installed program does not start on this runner.'
  fi
  output program "$program"
}

case ${1:-} in
  choose) choose ;;
  install) install_program ;;
  *) fail 2 'Usage: install.sh choose|install' ;;
esac
