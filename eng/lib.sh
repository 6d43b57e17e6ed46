# Shared by the scripts beside it; sourced, never run.

# Starts an emulator (the command is given) on a free port, waits until it listens, and exports how to reach it:
# EEN_BASE_ADDRESS, EEN_ACCESS_TOKEN and EEN_DEVICE. Its process id is left in $emulator, its output in the file $emulator_log.
start_emulator() {
  emulator_log=$(mktemp)
  "$@" --port 0 > "$emulator_log" &
  emulator=$!
  for _ in {1..150}; do
    grep -q 'refresh token' "$emulator_log" && break
    kill -0 "$emulator" || { cat "$emulator_log" >&2; return 1; }
    sleep 0.2
  done
  EEN_BASE_ADDRESS=$(grep -m1 -o 'http://[0-9.:]*' "$emulator_log")
  EEN_ACCESS_TOKEN=$(grep -m1 -o 'eyJ[A-Za-z0-9_.-]*' "$emulator_log")
  EEN_DEVICE=$(grep -m1 -oE '^  [0-9a-f]{8} ' "$emulator_log" | tr -d ' ')
  export EEN_BASE_ADDRESS EEN_ACCESS_TOKEN EEN_DEVICE
}

stop_emulator() {
  [[ -z ${emulator:-} ]] || kill "$emulator" 2> /dev/null || true
  rm -f "${emulator_log:-}"
}

# The runtime identifier of this machine, such as linux-x64.
this_rid() { dotnet --info | awk '/ RID:/ { print $2; exit }'; }

# What `dotnet publish` takes for Native AOT on this machine: clang links by default, gcc can as well.
aot_linker() { command -v clang > /dev/null || echo -p:CppCompilerAndLinker=gcc; }

# The size of a file in bytes, on Linux and on macOS.
file_size() { stat -c %s "$1" 2> /dev/null || stat -f %z "$1"; }

# sum_of_tests LOG: how many test projects reported a result, and how many tests passed and failed. A project's summary is a line such as
# "Passed!  - Failed:     0, Passed:    11, Skipped:     0, ...".
sum_of_tests() {
  awk '
    match($0, /Failed: +[0-9]+, Passed: +[0-9]+/) {
      split(substr($0, RSTART, RLENGTH), n, /[^0-9]+/); failed += n[2]; passed += n[3]; lines++
    }
    END { print lines + 0, passed + 0, failed + 0 }' "$1"
}
