@echo off
rem Starts Regulars: finds a JDK 25 or newer, builds what is missing or older than its sources,
rem and hands over to Java. "regulars help" says which words it knows; the file regulars is its twin.
setlocal EnableExtensions DisableDelayedExpansion

for %%D in ("%~dp0.") do set "ROOT=%%~fD"
set "WORD=%~1"
set "ALL=%*"

if "%WORD%"=="help" goto usage
if "%WORD%"=="-h" goto usage
if "%WORD%"=="--help" goto usage
set "KNOWN="
if not defined WORD set "KNOWN=yes"
for %%W in (--sample replay join server verify export backup restore pair counters revoke staff pin rules test benchmarks) do if "%WORD%"=="%%W" set "KNOWN=yes"
if not defined KNOWN (
  echo regulars: unknown word '%WORD%' 1>&2
  call :print_usage 1>&2
  exit /b 2
)

call :find_jdk
if not defined JDK (
  echo Regulars needs JDK 25 or newer: install one ^(such as Temurin 25 from https://adoptium.net^) or set JAVA_HOME to it; looked at JAVA_HOME, at java on the PATH and in the JDK folders of Program Files and of your own folder. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

if "%WORD%"=="test" goto test
if "%WORD%"=="benchmarks" goto benchmarks

call :build_where_needed
if errorlevel 1 exit /b 1

set "SERVER_PATH=%ROOT%\sync-server\target\sync-server.jar;%ROOT%\sync-server\target\lib\*"
set "COUNTER_PATH=%ROOT%\counter-app\target\counter-app.jar;%ROOT%\counter-app\target\lib\*"
set "FLAGS=--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"
rem A month is played before the second compiler has paid for itself.
set "LEVELS=4"
if "%WORD%"=="replay" set "LEVELS=1"
if not defined WORD goto counter
if "%WORD%"=="replay" goto counter
if "%WORD%"=="join" goto counter
if "%WORD%"=="--sample" goto counter

"%JAVA_HOME%\bin\java.exe" %FLAGS% -Xmx96m -Xmn20m -XX:+UseCompactObjectHeaders "-Dregulars.launcher=%ROOT%\regulars.cmd" -cp "%SERVER_PATH%" regulars.server.ServerMain %*
exit /b %ERRORLEVEL%

:counter
"%JAVA_HOME%\bin\java.exe" %FLAGS% -Xmx512m -XX:TieredStopAtLevel=%LEVELS% "-Dregulars.launcher=%ROOT%\regulars.cmd" "-Dregulars.server.classpath=%SERVER_PATH%" -cp "%COUNTER_PATH%" regulars.counter.CounterMain %*
exit /b %ERRORLEVEL%

:test
call :rest
cd /d "%ROOT%"
call "%ROOT%\mvnw.cmd" verify %REST%
exit /b %ERRORLEVEL%

:benchmarks
echo regulars: the benchmarks need a Unix shell, see benchmarks\run 1>&2
exit /b 1

rem Everything after the first word. SHIFT leaves %* alone, and %1 would split -Dname=value.
:rest
set "REST="
for /f "tokens=1,*" %%A in ("%ALL%") do set "REST=%%B"
exit /b 0

:find_jdk
set "JDK="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try_jdk "%%~dpJ.."
if defined JDK exit /b 0
if not defined REGULARS_JDKS goto usual_places
for %%P in ("%REGULARS_JDKS:;=" "%") do call :try_place "%%~P"
exit /b 0

:usual_places
for %%B in ("%ProgramFiles%" "%LOCALAPPDATA%\Programs") do (
  for %%V in ("Eclipse Adoptium" Java Microsoft Zulu "Amazon Corretto" BellSoft) do call :try_place "%%~B\%%~V"
)
call :try_place "%USERPROFILE%\.jdks"
exit /b 0

:try_place
for /d %%K in ("%~1\*") do call :try_jdk "%%~fK"
exit /b 0

rem Keeps the first JDK that is new enough. Its version is read and not run.
:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
  for /f "tokens=1 delims=.-+" %%M in ("%%~V") do if %%M GEQ 25 set "JDK=%~f1"
)
exit /b 0

:build_where_needed
call :up_to_date
if not errorlevel 1 exit /b 0
echo Building Regulars (first run takes a minute or two)... 1>&2
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
rem A file that is saved while Maven runs must count as newer next time.
if exist "%ROOT%\target\launcher-building" del "%ROOT%\target\launcher-building"
type nul > "%ROOT%\target\launcher-building"
rem Maven copies libraries and never removes one: after a change of versions both would be loaded.
if exist "%ROOT%\sync-server\target\lib" rmdir /s /q "%ROOT%\sync-server\target\lib"
if exist "%ROOT%\counter-app\target\lib" rmdir /s /q "%ROOT%\counter-app\target\lib"
pushd "%ROOT%"
call "%ROOT%\mvnw.cmd" -q -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip package -pl counter-app,sync-server -am 1>&2 <nul
if errorlevel 1 (
  popd
  echo Regulars could not be built; the lines above say why. 1>&2
  exit /b 1
)
popd
move /y "%ROOT%\target\launcher-building" "%ROOT%\target\launcher-built" >nul
exit /b 0

rem Fails where a jar is missing, or where a source or pom is newer than the last build.
:up_to_date
if not exist "%ROOT%\target\launcher-built" exit /b 1
if not exist "%ROOT%\counter-app\target\counter-app.jar" exit /b 1
if not exist "%ROOT%\sync-server\target\sync-server.jar" exit /b 1
if not exist "%ROOT%\counter-app\target\lib" exit /b 1
if not exist "%ROOT%\sync-server\target\lib" exit /b 1
powershell -NoProfile -Command "$r = $env:ROOT; $built = (Get-Item -LiteralPath ($r + '\target\launcher-built')).LastWriteTimeUtc; $watched = @(($r + '\pom.xml'), ($r + '\.mvn')); foreach ($m in 'shared-model', 'sync-server', 'counter-app') { $watched += ($r + '\' + $m + '\pom.xml'), ($r + '\' + $m + '\src\main') }; $newer = Get-ChildItem -LiteralPath ($watched | Where-Object { Test-Path -LiteralPath $_ }) -Recurse -Force | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; if ($newer) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:usage
call :print_usage
exit /b 0

:print_usage
echo Usage: regulars [word ...]
echo(
echo   (nothing)         opens the counter's window
echo   --sample          the same; where there is no shop yet, with a sample shop
echo   replay ...        plays a recorded till into a counter
echo   server ...        runs the server
echo   pair ...          makes a code that lets a new counter in
echo   join ...          makes this PC's counter one of another PC's server
echo   counters ...      lists the counters
echo   revoke ...        shuts a counter out
echo   staff             lists who works here
echo   pin NAME          gives somebody a new PIN
echo   rules             says which rules are in force, and what is wrong with the last edit
echo   verify ...        recomputes the whole ledger
echo   export FOLDER     writes members, ledger and sales as CSV tables
echo   backup ...        writes a backup
echo   restore ...       brings a backup back
echo   test ...          builds everything and runs every test; further words go to Maven
echo   help              prints this
echo(
echo JAVA_HOME, or else the java on the PATH, is used where it is a JDK 25 or newer.
echo REGULARS_JDKS names folders that hold JDKs (split by ';'), looked in instead of the usual ones.
echo REGULARS_HOME is the folder that keeps the shop's data.
exit /b 0
