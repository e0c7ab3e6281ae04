#!/bin/bash
# Fuzzes one target after the other, each for its share of the time, and tells what came of it, one line a target:
# name, executions, seconds, inputs kept for the code that they reach, crashes.
# Usage: bash fuzz/run.sh SECONDS [CLASS#METHOD...]     as mvn -Pfuzz does, but compiled once for all targets
set -euo pipefail
cd "$(dirname "$0")"
seconds=$1
shift
package=io.github.bootformats.fuzz
results=target/fuzz
mkdir -p "$results"

# How much is to be parsed decides how much time a target gets.
weights() {
  cat <<'END'
SquashfsFuzzTest#tree 5
SquashfsFuzzTest#structures 5
SquashfsFuzzTest#rewritten 4
SquashfsFuzzTest#written 2
InitramfsFuzzTest#segments 3
InitramfsFuzzTest#linux 4
InitramfsFuzzTest#edit 3
InitramfsFuzzTest#manifest 1
GrubFuzzTest#syntax 4
GrubFuzzTest#menus 4
GrubFuzzTest#edits 3
GrubFuzzTest#quoting 1
GrubFuzzTest#environment 1
GrubFuzzTest#biosBoot 1
GrubSyntaxFuzzTest#verdict 4
PartitionFuzzTest#views 3
PartitionFuzzTest#encodes 3
PartitionFuzzTest#changes 4
PartitionFuzzTest#suggestions 2
PartitionFuzzTest#dumps 2
PartitionFuzzTest#savedSectors 1
DiskScriptFuzzTest#script 2
CodecFuzzTest#member 5
CodecFuzzTest#block 5
CodecFuzzTest#memberRoundTrip 2
CodecFuzzTest#blockRoundTrip 2
CpioFuzzTest#stream 2
CpioFuzzTest#list 2
CpioFuzzTest#tree 3
CpioFuzzTest#written 2
CpioDifferentialFuzzTest#commonsCompress 3
OverlayFuzzTest#archive 4
OverlayFuzzTest#merge 2
OverlayFuzzTest#writable 3
SyslinuxFuzzTest#document 2
SyslinuxFuzzTest#edits 2
SyslinuxFuzzTest#menus 3
LiloFuzzTest#menus 2
LiloFuzzTest#edits 2
BlsFuzzTest#menu 2
BlsFuzzTest#edits 2
LegacyFuzzTest#menu 2
LegacyFuzzTest#edits 2
KernelFuzzTest#image 2
KernelFuzzTest#commandLine 2
TreeFuzzTest#extract 3
TreeFuzzTest#fileSystem 3
FormatsFuzzTest#inspect 4
END
}

# share NAME: the seconds for a target
share() {
  weights | awk -v all="$seconds" -v name="$1" '{ sum += $2; if ($1 == name) own = $2 } END { print int(all * own / sum) + 1 }'
}

compile() {
  (cd .. && mvn -B -q ${MAVEN_ARGS:-} -Pfuzz -pl fuzz -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/fuzz.classpath -Dmdep.includeScope=test)
}

# fuzz CLASS METHOD SECONDS
fuzz() {
  local log=$results/$1.$2.log
  mkdir -p "src/test/resources/${package//.//}/$1Inputs/$2"
  local status=0
  JAZZER_FUZZ=1 java -Xmx512m -Xshare:off -XX:+UseSerialGC $jvm_flags -Dbootformats.oracles=auto \
    -cp "target/test-classes:$(cat target/fuzz.classpath)" com.code_intelligence.jazzer.Jazzer \
    "--target_class=$package.$1" "--target_method=$2" "--instrumentation_includes=io.github.bootformats.**" \
    "--custom_hook_includes=io.github.bootformats.**" \
    "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal" \
    -max_total_time="$3" -timeout=25 -print_final_stats=1 >"$log" 2>&1 || status=$?
  rmdir -p --ignore-fail-on-non-empty "src/test/resources/${package//.//}/$1Inputs/$2"
  printf '%s#%s\t%s\t%s\t%s\t%s\n' "$1" "$2" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -n 1)" "$3" \
    "$(find ".cifuzz-corpus/$package.$1/$2" -type f 2>/dev/null | wc -l)" \
    "$([ $status = 0 ] && echo 0 || echo "1 ($log)")" | tee -a "$results/results.tsv"
}

jvm_flags=
case $(java -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p') in
  17 | 18 | 19 | 20) ;;
  21 | 22 | 23) jvm_flags="-XX:+EnableDynamicAgentLoading" ;;
  *) jvm_flags="-XX:+EnableDynamicAgentLoading --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" ;;
esac

[ "${FUZZ_COMPILED:-}" ] || compile
if [ $# = 0 ]; then
  for target in $(weights | cut -d ' ' -f 1); do
    fuzz "${target%#*}" "${target#*#}" "$(share "$target")"
  done
else
  for target in "$@"; do
    fuzz "${target%#*}" "${target#*#}" "$seconds"
  done
fi
