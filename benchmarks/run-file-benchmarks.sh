#!/usr/bin/env bash
# Runs `check` and its peers over the same generated files and prints one table: wall time and peak memory of whole
# processes, start-up included. Programs take turns, so that a slow minute of the machine is shared by all of them.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: run-file-benchmarks.sh [-n RUNS] [-r ROWS] [-g GROUPS] [FOLDER]

  -n RUNS    runs of each program after one to warm up (default 5)
  -r ROWS    rows of the large files (default 10000000)
  -g GROUPS  which of plain, quoted and small to run (default "plain quoted small")
  FOLDER     for the generated files, which are kept (default ${TMPDIR:-/tmp}/sla-bench)

environment:
  JAVA       the java command, with options if any (default java)
  PYTHON     a python3 that has pandas or Polars (default: the first python3 found that has it)
TEXT
}

runs=5
rows=10000000
groups="plain quoted small"
while getopts n:r:g:h option; do
  case $option in
    n) runs=$OPTARG ;;
    r) rows=$OPTARG ;;
    g) groups=$OPTARG ;;
    h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))

folder=${1:-${TMPDIR:-/tmp}/sla-bench}
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$project/benchmarks/target/benchmarks.jar
check_jar=$project/sla-examples/target/sla-monitor.jar
scripts=$project/benchmarks/src/main/python
read -ra java <<<"${JAVA:-java}"
cores=$(nproc)
small_rows=10000

build() {
  if [[ ! -f $jar ]]; then
    echo "building $jar ..." >&2
    (cd "$project" && mvn -q -B -pl benchmarks -am package -DskipTests -Dmaven.javadoc.skip=true) >&2
  fi
}

main_class() {
  local class=$1
  shift
  "${java[@]}" -cp "$jar" "io.github.slamonitor.benchmarks.file.$class" "$@"
}

generate() {
  local file=$1
  shift
  if [[ ! -f $file ]]; then
    echo "generating $file ..." >&2
    main_class GenerateRequests "$@" "$file"
  fi
}

# Runs a command and leaves its wall time in milliseconds and its peak memory in kB in $wall and $memory.
measure() {
  local begin end
  if [[ -x /usr/bin/time ]]; then
    begin=${EPOCHREALTIME/[.,]/}
    /usr/bin/time -q -f %M -o "$work/memory" "$@" >"$work/out" 2>"$work/err" && status=0 || status=$?
    end=${EPOCHREALTIME/[.,]/}
    memory=$(<"$work/memory")
  else
    begin=${EPOCHREALTIME/[.,]/}
    "$@" >"$work/out" 2>"$work/err" &
    watch_memory $!
    wait $! && status=0 || status=$?
    end=${EPOCHREALTIME/[.,]/}
  fi
  wall=$(((end - begin + 500) / 1000))
}

# Without GNU time: the kernel's own high-water mark, read until the process has none any more.
watch_memory() {
  local mark
  memory=0
  while mark=$(awk '/^VmHWM:/ {print $2}' "/proc/$1/status" 2>/dev/null) && [[ -n $mark ]]; do
    memory=$mark
    sleep 0.005
  done
}

# program GROUP NAME THREADS FIGURES COMMAND...: one run of one program. With FIGURES "same" its output must equal that
# of every other program; "own" is for programs that print something else, and may end with 1 as `check` does.
program() {
  local group=$1 name=$2 threads=$3 figures=$4
  shift 4
  echo "  round $round of $runs: $name" >&2
  measure "$@"
  if ((status > 1)) || { [[ $figures == same ]] && ((status > 0)); }; then
    echo "$name ended with $status:" >&2
    cat "$work/err" >&2
    exit 1
  fi
  if [[ $figures == same ]]; then
    same_figures "$group" "$name"
  fi
  if ((round > 0)); then
    echo "$group|$name|$threads|$wall|$memory" >>"$work/results"
  fi
}

missing() {
  if ((round == 1)); then
    echo "$1|$2|$3|-|-" >>"$work/results"
  fi
}

# The quoted file holds the rows of the plain one.
same_figures() {
  local reference=$work/figures-${1/quoted/plain}
  if [[ ! -f $reference ]]; then
    cp "$work/out" "$reference"
  elif ! diff "$reference" "$work/out" >"$work/difference"; then
    echo "$2 computes other figures than the programs before it:" >&2
    cat "$work/difference" >&2
    exit 1
  fi
}

java_program() {
  local group=$1 name=$2 threads=$3 class=$4
  shift 4
  program "$group" "$name" "$threads" same "${java[@]}" -cp "$jar" "io.github.slamonitor.benchmarks.file.$class" "$@"
}

# Whether the product is there and can check a file: 0 and 1 are its verdicts.
can_check() {
  [[ -f $check_jar ]] || return 1
  env -C "$work" "${java[@]}" -jar "$check_jar" check "$small" >/dev/null 2>&1 || (($? == 1))
}

check_program() {
  if [[ $checks == yes ]]; then
    # From the work folder, where it may leave its report.
    program "$1" "check" "$cores" own env -C "$work" "${java[@]}" -jar "$check_jar" check "$2"
  else
    missing "$1" "check: not built" "$cores"
  fi
}

python_program() {
  local group=$1 module=$2 threads=$3 file=$4 python
  for python in ${PYTHON:-python3 /usr/bin/python3}; do
    if "$python" -c "import $module" 2>/dev/null; then
      program "$group" "$module" "$threads" same "$python" "$scripts/${module}_peer.py" "$file"
      return
    fi
  done
  missing "$group" "$module: not installed" "$threads"
}

plain_round() {
  java_program plain "bare scanner" "$cores" BareScanner "$plain"
  check_program plain "$plain"
  java_program plain "FastCSV" "$cores" FastCsvPeer "$plain" "$cores"
  java_program plain "Jackson" "$cores" JacksonPeer "$plain" "$cores"
  java_program plain "Jackson" 1 JacksonPeer "$plain" 1
  java_program plain "DuckDB, JDBC" "$cores" DuckDbPeer "$plain"
  python_program plain pandas 1 "$plain"
  python_program plain polars "$cores" "$plain"
  program plain "cat" 1 own sh -c 'cat "$1" >/dev/null' cat "$plain"
}

quoted_round() {
  java_program quoted "Jackson" 1 JacksonPeer "$quoted" 1
  check_program quoted "$quoted"
}

small_round() {
  program small "start of the JVM" 1 own "${java[@]}" -cp "$jar" io.github.slamonitor.benchmarks.file.HelloJvm
  check_program small "$small"
  java_program small "bare scanner" "$cores" BareScanner "$small"
  java_program small "Jackson" 1 JacksonPeer "$small" 1
}

# One column of a program's results, sorted.
column() {
  awk -F'|' -v key="$1" -v field="$2" '$1 "|" $2 "|" $3 == key {print $field}' "$work/results" | sort -n
}

# A group's first program is what its ratios are to.
table() {
  local group program walls memories base median
  echo "| file | program | threads | median wall | min - max | peak memory | ratio |"
  echo "|---|---|---|---|---|---|---|"
  for group in $groups; do
    base=
    while read -r program; do
      mapfile -t walls < <(column "$group|$program" 4)
      mapfile -t memories < <(column "$group|$program" 5)
      if [[ ${walls[0]} == - ]]; then
        echo "| ${titles[$group]} | ${program/|/ | } | | | | |"
        continue
      fi
      median=${walls[$((${#walls[@]} / 2))]}
      base=${base:-$median}
      awk -v label="${titles[$group]} | ${program/|/ | }" -v median="$median" -v min="${walls[0]}" \
        -v max="${walls[-1]}" -v memory="${memories[-1]}" -v base="$base" \
        'BEGIN {printf "| %s | %.3f s | %.3f - %.3f s | %.0f MB | %.2f |\n",
          label, median / 1000, min / 1000, max / 1000, memory * 1.024 / 1000, median / base}'
    done < <(awk -F'|' -v group="$group" '$1 == group && !seen[$2 "|" $3]++ {print $2 "|" $3}' "$work/results")
  done
}

build
mkdir -p "$folder"
plain=$(realpath "$folder")/requests-$rows.csv
quoted=$(realpath "$folder")/requests-$rows-quoted.csv
small=$(realpath "$folder")/requests-$small_rows.csv
declare -A titles=([plain]="$rows rows" [quoted]="$rows rows, quoted" [small]="$small_rows rows")
generate "$plain" --rows "$rows"
generate "$quoted" --rows "$rows" --quoted
generate "$small" --rows "$small_rows"

work=$(mktemp -d "$folder/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
: >"$work/results"
checks=$(can_check && echo yes || echo no)
echo "$("${java[@]}" -version 2>&1 | head -1), $cores cores, load before the run $(cut -d' ' -f1 /proc/loadavg)"
for group in $groups; do
  for ((round = 0; round <= runs; round++)); do
    "${group}_round"
  done
done
table
