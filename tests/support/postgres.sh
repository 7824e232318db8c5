#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL on loopback, its address in TEST_POSTGRES_URL, and ends the server whatever the command did:
#   tests/support/postgres.sh npm run test:postgres
# Needs the server's programs (Debian: apt-get install postgresql), no running server, no rights but those of the caller.
set -u

if [ $# -eq 0 ]; then
  echo 'Name the command to run: tests/support/postgres.sh npm run test:postgres' >&2
  exit 2
fi

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$programs" ] && command -v initdb >/dev/null; then programs=$(dirname "$(readlink -f "$(command -v initdb)")"); fi
for program in initdb postgres pg_isready; do
  if [ ! -x "$programs/$program" ]; then
    echo "PostgreSQL is not installed: no $program under /usr/lib/postgresql/*/bin nor beside the initdb on the PATH. On Debian: apt-get install postgresql" >&2
    exit 3
  fi
done

# The server refuses to run as root.
as_user=()
if [ "$(id -u)" -eq 0 ]; then
  owner=nobody
  if id postgres >/dev/null 2>&1; then owner=postgres; fi
  as_user=(setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups env HOME=/nonexistent)
fi

folder=$(mktemp -d)
server=''
command=''
finish() {
  if [ -n "$server" ]; then
    kill -QUIT "$server" 2>/dev/null
    wait "$server" 2>/dev/null
  fi
  rm -rf "$folder"
}
trap finish EXIT
trap 'if [ -n "$command" ]; then kill -TERM "$command" 2>/dev/null; fi; exit 143' INT TERM
[ "$(id -u)" -ne 0 ] || chown "$owner" "$folder"
cd "$folder" || exit 1

if ! "${as_user[@]}" "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1; then
  cat "$folder/initdb.log" >&2
  echo 'initdb failed, see above.' >&2
  exit 4
fi

# Another process may take a port between choosing and using it, so a few are tried.
for _ in 1 2 3 4 5; do
  port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
  "${as_user[@]}" "$programs/postgres" -D "$folder/data" -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 -c fsync=off \
    >"$folder/server.log" 2>&1 &
  server=$!
  for _ in $(seq 1 300); do
    if "$programs/pg_isready" -q -h 127.0.0.1 -p "$port" && kill -0 "$server" 2>/dev/null; then break 2; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  kill -QUIT "$server" 2>/dev/null
  wait "$server" 2>/dev/null
  server=''
done
if [ -z "$server" ]; then
  cat "$folder/server.log" >&2
  echo 'PostgreSQL did not start, see above.' >&2
  exit 4
fi

cd "$OLDPWD" || exit 1
TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres" "$@" &
command=$!
wait "$command"
exit $?
