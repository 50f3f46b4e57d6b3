#!/bin/sh
# Runs the launcher given as $1 in a made-up tree: JDKs that only print how they were called, and a
# Maven wrapper that only writes the jars. One line per case; fails where a case does. A second
# argument names another shell to run the launcher with.
set -u
launcher=$1
shell=${2:-/bin/sh}
work=$(mktemp -d "${TMPDIR:-/tmp}/launcher test.XXXXXX")
work=$(cd -P "$work" && pwd)
trap 'rm -rf "$work"' EXIT
failed=0

# ---- the made-up tree

# make_jdk FOLDER VERSION
make_jdk() {
  mkdir -p "$1/bin"
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
  cat >"$1/bin/java" <<'END'
#!/bin/sh
echo "JAVA_HOME=$JAVA_HOME"
echo "folder=$PWD"
for word in "$@"; do echo "<$word>"; done
if [ "${FAKE_READS-}" ]; then cat; fi
exit "${FAKE_EXIT:-0}"
END
  cp "$1/bin/java" "$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

older=$work/older
places=$work/places
make_jdk "$older" 17.0.15
make_jdk "$places/a-27" 27
make_jdk "$places/b-25" 25.0.3
make_jdk "$places/c-21" 21.0.1
make_jdk "$places/d-8" 1.8.0_402
make_jdk "$work/its own" 26.0.1
make_jdk "$work/mac/temurin.jdk/Contents/Home" 25

project="$work/the project"
mkdir -p "$project/.mvn" "$work/elsewhere"
cp "$launcher" "$project/regulars"
chmod +x "$project/regulars"
for pom in . shared-model sync-server counter-app; do
  mkdir -p "$project/$pom/src/main"
  echo '<project/>' >"$project/$pom/pom.xml"
done
cat >"$project/mvnw" <<'END'
#!/bin/sh
echo "maven in $PWD with $JAVA_HOME: $*"
echo "$*" >>maven-calls
if [ "${FAKE_MAVEN_FAILS-}" ]; then
  echo "the compiler's own words"
  exit 1
fi
case $1 in verify) exit "${FAKE_EXIT:-0}" ;; esac
sleep "${FAKE_MAVEN_SECONDS:-0}"
for app in counter-app sync-server; do
  mkdir -p "$app/target/lib"
  touch "$app/target/$app.jar"
done
END
chmod +x "$project/mvnw"

# ---- how a case is written

# regulars WORD...: runs the launcher from $from as $started, into $out (both streams) and $code
from=$work/elsewhere
started=$project/regulars
java_home=''
path=$older/bin:/usr/bin:/bin
jdks=$work/no-such-folder:$places
regulars() {
  out=$(cd "$from" && JAVA_HOME=$java_home PATH=$path REGULARS_JDKS=$jdks "$shell" "$started" "$@" 2>&1)
  code=$?
}

passed() { echo "ok - $1"; }
failed() {
  failed=1
  printf 'not ok - %s\n  exit code %s, printed:\n%s\n' "$1" "$code" "$out"
}
# says NAME CODE TEXT...: the last run ended with CODE and printed every TEXT
says() {
  name=$1
  [ "$code" = "$2" ] || { failed "$name (expected exit code $2)" && return; }
  shift 2
  for text in "$@"; do
    case $out in
      *"$text"*) ;;
      *) failed "$name (expected: $text)" && return ;;
    esac
  done
  passed "$name"
}
says_not() {
  case $out in
    *"$2"*) failed "$1" ;;
    *) passed "$1" ;;
  esac
}
builds() { grep -c ' package ' "$project/maven-calls"; }
is() {
  out="$2 where $3 was expected"
  if [ "$2" = "$3" ]; then passed "$1"; else failed "$1"; fi
}
# Two files written within one tick of the file system's clock are of the same age.
tick() { sleep 0.05; }

# ---- which JDK

jdks=$work/no-such-folder
regulars server
says 'no JDK 25: one sentence that says what and where' 1 \
  'Regulars needs JDK 25 or newer: install one' "on the PATH and in $work/no-such-folder."
is 'no JDK 25: that sentence is all' "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 1
jdks=$work/no-such-folder:$places

regulars server
says 'the first run builds, with one line' 0 'Building Regulars' \
  "maven in $project with $places/b-25" '-pl counter-app,sync-server -am'
says 'of the JDKs found it takes the oldest that is new enough' 0 "JAVA_HOME=$places/b-25"

java_home=$work/its\ own
regulars server
says 'JAVA_HOME goes first' 0 "JAVA_HOME=$work/its own"
java_home=$older
regulars server
says 'a JAVA_HOME that is too old is passed over' 0 "JAVA_HOME=$places/b-25"
java_home=$work/nothing-here
regulars server
says 'a JAVA_HOME that is not there is passed over' 0 "JAVA_HOME=$places/b-25"
java_home=''

mkdir "$work/bin"
ln -s ../places/a-27/bin/java "$work/bin/java"
path=$work/bin:/usr/bin:/bin
regulars server
says 'a new enough java on the PATH goes before the places, through its link' 0 "JAVA_HOME=$places/a-27"
path=$older/bin:/usr/bin:/bin

jdks=$work/mac
regulars server
says 'a JDK laid out as on a Mac is found' 0 "JAVA_HOME=$work/mac/temurin.jdk/Contents/Home"
jdks=$places

# ---- what is started

regulars
says 'no word opens the counter' 0 "<regulars.counter.CounterMain>" '<-Xmx512m>' \
  "<-Dregulars.launcher=$project/regulars>" "<$project/counter-app/target/counter-app.jar:$project/counter-app/target/lib/*>" \
  "<-Dregulars.server.classpath=$project/sync-server/target/sync-server.jar:$project/sync-server/target/lib/*>" \
  '<--enable-native-access=ALL-UNNAMED>' '<-XX:+UseSerialGC>' '<-XX:TieredStopAtLevel=4>'
says 'the current folder stays' 0 "folder=$work/elsewhere"
regulars replay 'my till.csv' --fast
says 'replay goes to the counter, words with spaces whole' 0 '<regulars.counter.CounterMain>
<replay>
<my till.csv>
<--fast>' '<-XX:TieredStopAtLevel=1>'
regulars join https://shop-pc:7480 BCDF-GHJK
says 'join goes to the counter' 0 '<regulars.counter.CounterMain>
<join>'
for word in server verify export backup restore pair counters revoke rules; do
  regulars $word --port 0 ''
  says "$word goes to the server" 0 "<regulars.server.ServerMain>
<$word>
<--port>
<0>
<>" '<-Xmx96m>' "<$project/sync-server/target/sync-server.jar:$project/sync-server/target/lib/*>"
done
regulars test -B -Dsome.name=value
says 'test runs verify in the project' 0 "maven in $project with $places/b-25: verify -B -Dsome.name=value"
regulars help
says 'help prints the words' 0 'Usage: regulars' 'replay' 'REGULARS_JDKS'
regulars sevrer
says 'an unknown word is refused' 2 "unknown word 'sevrer'" 'Usage: regulars'

# ---- what passes through

FAKE_EXIT=7
export FAKE_EXIT
regulars server
says 'the exit code of java is handed on' 7
regulars test
says 'the exit code of the tests is handed on' 7
unset FAKE_EXIT
out=$(printf 'from the keyboard' | FAKE_READS=yes JAVA_HOME=$places/b-25 "$shell" "$project/regulars" verify)
code=$?
says 'what is typed reaches java' 0 'from the keyboard'

cat >"$places/b-25/bin/java.slow" <<'END'
#!/bin/sh
echo $$ >"$FAKE_PID_FILE"
exec sleep 30
END
mv "$places/b-25/bin/java" "$places/b-25/bin/java.kept"
mv "$places/b-25/bin/java.slow" "$places/b-25/bin/java"
chmod +x "$places/b-25/bin/java"
FAKE_PID_FILE=$work/pid JAVA_HOME=$places/b-25 "$shell" "$project/regulars" server &
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  [ -s "$work/pid" ] && break
  sleep 0.1
done
is 'java takes the place of the launcher, so signals reach it' "$(cat "$work/pid")" "$!"
kill "$!"
wait "$!" 2>/dev/null
mv "$places/b-25/bin/java.kept" "$places/b-25/bin/java"

# ---- from where

ln -s "the project/regulars" "$work/link"
ln -s "$work/link" "$work/elsewhere/link to a link"
started="$work/elsewhere/link to a link"
regulars server
says 'a link to a link finds the project' 0 "<-Dregulars.launcher=$project/regulars>"
started=./link\ to\ a\ link
regulars server
says 'so does a relative one' 0 "<-Dregulars.launcher=$project/regulars>"
from=$project
started=regulars
regulars server
says 'a bare name in its own folder does too' 0 "<-Dregulars.launcher=$project/regulars>"
from=$work/elsewhere
started=$project/regulars

# ---- when it builds

before=$(builds)
is 'none of all that built again' "$before" 1
regulars help
regulars sevrer
rm "$project/sync-server/target/sync-server.jar"
regulars server
is 'a missing jar is built' "$(builds)" 2
tick
mkdir "$project/shared-model/src/main/java"
echo 'class Member {}' >"$project/shared-model/src/main/java/Member.java"
regulars server
is 'a newer source is built' "$(builds)" 3
rm "$project/shared-model/src/main/java/Member.java"
tick
regulars server
is 'so is a deleted one' "$(builds)" 4
touch "$project/counter-app/target/lib/old-1.0.jar"
tick
touch "$project/pom.xml"
regulars server
is 'so is a newer pom' "$(builds)" 5
out=$(ls "$project/counter-app/target/lib")
says_not 'libraries of an older pom do not stay' 'old-1.0.jar'

tick
touch "$project/counter-app/src/main"
FAKE_MAVEN_FAILS=yes
export FAKE_MAVEN_FAILS
regulars server
says 'a failed build shows why and stops' 1 "the compiler's own words" 'could not be built'
says_not 'after a failed build nothing old is started' 'ServerMain'
unset FAKE_MAVEN_FAILS
regulars server
says 'the next start builds again' 0 'Building Regulars' 'ServerMain'

tick
touch "$project/counter-app/src/main"
before=$(builds)
for _ in 1 2 3; do
  FAKE_MAVEN_SECONDS=1 JAVA_HOME=$places/b-25 "$shell" "$project/regulars" server >/dev/null 2>&1 &
done
wait
is 'three started together build once' "$(builds)" $((before + 1))
ln -s 999999999 "$project/target/launcher-lock"
touch "$project/counter-app/src/main"
regulars server
says 'the lock of a launcher that died is taken over' 0 'ServerMain'
is 'no lock stays' "$(ls "$project/target")" 'launcher-built'

exit "$failed"
