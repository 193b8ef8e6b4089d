#!/usr/bin/env bash
# Runs the benchmarks of the live monitor and prints one table of recording beside the peers, then evaluations, the figures
# that must be reached, recording while evaluating, and memory.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: run-live-benchmarks.sh [-q] [-p PARTS] [FOLDER]

  -q         quick: one short fork each, to see that everything runs; the figures mean little
  -p PARTS   which of record, evaluate, replay, both, memory and many to run (default "record evaluate both memory");
             many is the memory of 100,000 services, and takes many minutes
  FOLDER     for JMH's logs and results (default ${TMPDIR:-/tmp}/sla-bench-live)

environment:
  JAVA       the java command, with options if any (default java)
TEXT
}

quick=no
parts="record evaluate both memory"
while getopts qp:h option; do
  case $option in
    q) quick=yes ;;
    p) parts=$OPTARG ;;
    h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))

folder=${1:-${TMPDIR:-/tmp}/sla-bench-live}
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$project/benchmarks/target/benchmarks.jar
read -ra java <<<"${JAVA:-java}"
# What 2 threads are measured on as well.
shared='RecordBenchmark\.(floor|handle|handleOneClockRead|name)$|Record(Micrometer|Resilience4j|Dropwizard|HdrHistogram|Prometheus)Benchmark'
results=()

if [[ $quick == yes ]]; then
  recording=(-f 1 -wi 1 -w 200ms -i 1 -r 200ms)
  evaluating=(-f 1 -wi 1 -w 200ms -i 1 -r 200ms)
else
  many=(-f 1 -wi 2 -w 400ms -i 3 -r 250ms) # making so many services takes longer than the measurement
  recording=(-f 3 -wi 2 -w 400ms -i 3 -r 250ms)
  evaluating=(-f 3 -wi 3 -w 1s -i 3 -r 500ms)
fi

# jmh NAME BENCHMARKS OPTIONS...: one run of JMH, which shows how far it is.
jmh() {
  local name=$1 benchmarks=$2
  shift 2
  results+=("$folder/$name.json")
  echo "$(date +%T) $name ..." >&2
  if ! "${java[@]}" -jar "$jar" "\.live\.($benchmarks)" "$@" -prof gc -foe true -rf json -rff "$folder/$name.json" 2>&1 |
    tee "$folder/$name.log" | grep --line-buffered -oE '^# Run progress.*' >&2; then
    echo "a benchmark failed:" >&2
    grep -vE '^#' "$folder/$name.log" | head -30 >&2
    exit 1
  fi
}

main_class() {
  local class=$1
  shift
  "${java[@]}" -XX:+UseSerialGC -cp "$jar" "io.github.slamonitor.benchmarks.live.$class" "$@"
}

record() {
  jmh record-1-thread 'Record.*Benchmark' -t 1 "${recording[@]}"
  jmh record-2-threads "$shared" -t 2 "${recording[@]}"
  if [[ $quick == no ]]; then
    jmh record-1-thread-many 'RecordBenchmark\.(floor|handle|handleWithoutPercentile|name)$' -t 1 -p services=100000 \
      "${many[@]}"
    jmh record-2-threads-many 'RecordBenchmark\.(floor|handle)$' -t 2 -p services=100000 "${many[@]}"
  fi
}

evaluate() {
  jmh evaluate 'EvaluateBenchmark' -p services=1000 "${evaluating[@]}"
  jmh evaluate-fewer 'EvaluateBenchmark' -p services=100 -p requests=10 -p seconds=1 "${evaluating[@]}"
}

both() {
  echo "$(date +%T) recording while evaluating ..." >&2
  if [[ $quick == yes ]]; then
    main_class RecordWhileEvaluating 1 1 >"$folder/both"
  else
    main_class RecordWhileEvaluating 3 4 >"$folder/both"
  fi
}

replay() {
  echo "$(date +%T) replay ..." >&2
  main_class ReplayBenchmark >"$folder/replay"
  tail -1 "$folder/replay"
}

memory() {
  echo "$(date +%T) memory ..." >&2
  main_class MemoryFootprint >"$folder/memory"
}

many() {
  echo "$(date +%T) memory of 100,000 services ..." >&2
  main_class MemoryFootprint many >"$folder/many"
}

if [[ ! -f $jar ]]; then
  echo "building $jar ..." >&2
  (cd "$project" && mvn -q -B -pl benchmarks -am package -DskipTests -Dmaven.javadoc.skip=true) >&2
fi
mkdir -p "$folder"
echo "$("${java[@]}" -version 2>&1 | head -1), $(nproc) cores, load before the run $(cut -d' ' -f1 /proc/loadavg)"
for part in $parts; do
  "$part"
done
if ((${#results[@]} > 0)); then
  echo
  main_class RatioTable "${results[@]}"
fi
for part in both memory many; do
  if [[ " $parts " == *" $part "* ]]; then
    echo
    cat "$folder/$part"
  fi
done
